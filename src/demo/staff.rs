//! The staff of the demonstration: one person for every role, and a second RA Manager. All are invented, and
//! what proves them is public.

use crate::domain::email_address::EmailAddress;
use crate::domain::role::Role;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::journeys::{JourneyError, Ports};
use crate::secrets::hashing::HashedSecret;
use crate::secrets::totp::TotpSecret;
use crate::storage::Connection;
use crate::storage::organisations::OrganisationId;
use crate::storage::staff::{self, NewStaff, Staff};
use crate::storage::staff_roles::{self, NewRole};

use super::fault;

/// Somebody of the Registration Authority.
#[derive(Debug)]
pub struct DemoStaff {
    /// What they sign in with.
    pub email: &'static str,
    /// Their name.
    pub name: &'static str,
    /// Their password.
    pub password: &'static str,
    /// Their second factor, as it is typed into an app.
    pub totp_secret: &'static str,
    /// Their role.
    pub role: Role,
    /// Their own card, on which they may not act.
    pub number: &'static str,
}

/// The organisation in which they all hold their roles: the first of the demonstration.
pub const ORGANISATION: &str = super::people::FIRST_ORGANISATION;

macro_rules! staff {
    ($email:literal, $name:literal, $password:literal, $secret:literal, $role:ident, $number:literal) => {
        DemoStaff {
            email: $email,
            name: $name,
            password: $password,
            totp_secret: $secret,
            role: Role::$role,
            number: $number,
        }
    };
}

/// The staff, the one to begin with first.
pub const STAFF: [DemoStaff; 6] = [
    staff!(
        "ra.manager@demo.example",
        "Grace Adeyemi",
        "copper lantern otter 52",
        "MZXW6YTBOI2DGNJUGU3DMNZYHE4TAMJS",
        RaManager,
        "555012340157"
    ),
    staff!(
        "ra.agent@demo.example",
        "Yusuf Demir",
        "velvet harbour quince 38",
        "OBQXG43XN5ZGIIDJOMQG43ZAMZUXG2DF",
        RaAgent,
        "555012340140"
    ),
    staff!(
        "sponsor@demo.example",
        "Leila Haddad",
        "saffron thicket marble 71",
        "KRUGKIDROVUWG2ZAMJZG653OEBTG66BA",
        Sponsor,
        "555012340108"
    ),
    staff!(
        "lsa@demo.example",
        "Peter Holm",
        "granite swallow ribbon 46",
        "NJ2W24DTEBXXMZLSEB2GQZJANRQXU6JA",
        Lsa,
        "555012340165"
    ),
    staff!(
        "id.checker@demo.example",
        "Ines Carvalho",
        "walnut drizzle beacon 93",
        "MRXWOIDBNZSCA5DIMUQHG3DPO4QGG33X",
        IdChecker,
        "555012340173"
    ),
    staff!(
        "ra.manager2@demo.example",
        "Marcus Bright",
        "paddock cinder violin 27",
        "O5QWY23TEBUG63LFEBUW4IDUNBSSA4TB",
        RaManager,
        "555012340116"
    ),
];

/// What is hashed before the transaction that must not wait for it.
pub(super) fn hash(ports: &Ports) -> Result<Vec<HashedSecret>, JourneyError> {
    let hash = |person: &DemoStaff| {
        ports
            .hashing
            .hash(person.password.as_bytes(), ports.random.as_ref())
    };
    Ok(STAFF.iter().map(hash).collect::<Result<_, _>>()?)
}

/// Adds them.
pub(super) fn add(
    conn: &mut Connection,
    ports: &Ports,
    organisation: OrganisationId,
    passwords: &[HashedSecret],
) -> Result<(), JourneyError> {
    let now = ports.now();
    for (person, password) in STAFF.iter().zip(passwords) {
        let email = EmailAddress::parse(person.email).map_err(|_| fault("staff email"))?;
        let card = SmartcardNumber::parse(person.number).map_err(|_| fault("staff number"))?;
        let new = NewStaff {
            email: &email,
            name: person.name,
            own_card: &card,
        };
        let id = staff::add(conn, &new, now)?.ok_or_else(|| fault("staff address"))?;
        staff::set_password(conn, id, password)?;
        let secret =
            TotpSecret::from_base32(person.totp_secret).ok_or_else(|| fault("second factor"))?;
        let reference = Staff::factor_reference(id);
        let sealed = secret.seal(&ports.keys, &reference, ports.random.as_ref())?;
        staff::set_factor(conn, id, &sealed, 0)?;
        let role = NewRole {
            staff: id,
            role: person.role,
            organisation,
            by: "demonstration",
            ends_at: None,
        };
        staff_roles::grant(conn, &role, now)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::people::PEOPLE;
    use crate::domain::staff_password::NewPassword;

    #[test]
    fn everyone_could_have_chosen_their_password_and_has_a_card() {
        for person in &STAFF {
            let personal = [person.name, person.email];
            NewPassword::choose(person.password, person.password, &personal).unwrap();
            assert!(
                TotpSecret::from_base32(person.totp_secret).is_some(),
                "{}",
                person.email
            );
            let own = PEOPLE.iter().find(|holder| holder.number == person.number);
            assert_eq!(own.map(|holder| holder.name), Some(person.name));
        }
    }

    #[test]
    fn every_role_is_there() {
        for role in Role::ALL {
            assert!(STAFF.iter().any(|person| person.role == role));
        }
    }
}
