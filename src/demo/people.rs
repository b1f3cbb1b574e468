//! The people of the demonstration. All are invented; their mail goes to a reserved domain (RFC 2606).

use crate::storage::organisations::Organisation;

/// What a person is there to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A working card, not registered for self-service.
    UnlockedUnregistered,
    /// A working card, registered.
    UnlockedRegistered,
    /// A locked card, registered: the main job.
    LockedRegistered,
    /// A locked card, not registered: the desk must help.
    LockedUnregistered,
    /// Certificates that expire within the renewal window.
    RenewalDue,
    /// The same, for the third time.
    ThirdRenewalDue,
    /// Certificates that have expired.
    Expired,
    /// A cancelled card.
    Cancelled,
    /// Three strikes.
    LockedOut,
}

impl Purpose {
    /// The public name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UnlockedUnregistered => "unlocked, unregistered",
            Self::UnlockedRegistered => "unlocked, registered",
            Self::LockedRegistered => "locked, registered",
            Self::LockedUnregistered => "locked, unregistered",
            Self::RenewalDue => "renewal due",
            Self::ThirdRenewalDue => "third renewal due",
            Self::Expired => "certificates expired",
            Self::Cancelled => "cancelled",
            Self::LockedOut => "locked out of self-service",
        }
    }

    /// Whether the person is registered for self-service.
    #[must_use]
    pub fn registered(self) -> bool {
        !matches!(self, Self::UnlockedUnregistered | Self::LockedUnregistered)
    }

    /// Whether the card's chip is locked.
    #[must_use]
    pub fn locked(self) -> bool {
        matches!(
            self,
            Self::LockedRegistered | Self::LockedUnregistered | Self::LockedOut
        )
    }

    /// Renewals by themselves since their card was issued.
    #[must_use]
    pub fn renewals(self) -> u8 {
        match self {
            Self::ThirdRenewalDue => 2,
            _ => 0,
        }
    }

    /// Days until both certificates expire.
    #[must_use]
    pub fn days_to_expiry(self) -> i64 {
        match self {
            Self::RenewalDue | Self::ThirdRenewalDue => 60,
            Self::Expired => -10,
            _ => 400,
        }
    }
}

/// A person.
#[derive(Debug)]
pub struct Person {
    /// The number under the photograph.
    pub number: &'static str,
    /// Name.
    pub name: &'static str,
    /// Email address, if they have given one.
    pub email: Option<&'static str>,
    /// Mobile number (from the range reserved for drama), if they have given one.
    pub mobile: Option<&'static str>,
    /// The passcode of their card.
    pub passcode: &'static str,
    /// What they are there to show.
    pub purpose: Purpose,
    /// Question ids and answers.
    pub answers: [(&'static str, &'static str); 4],
}

/// An organisation with its desk.
#[derive(Debug)]
pub struct DemoOrganisation([&'static str; 7]);

impl From<&DemoOrganisation> for Organisation {
    fn from(demo: &DemoOrganisation) -> Self {
        let [
            ods_code,
            name,
            desk_name,
            desk_phone,
            desk_email,
            desk_hours,
            desk_place,
        ] = demo.0.map(str::to_owned);
        Self {
            ods_code,
            name,
            desk_name,
            desk_phone,
            desk_email,
            desk_hours,
            desk_place,
        }
    }
}

/// The code of the first organisation, in which the staff hold their roles.
pub const FIRST_ORGANISATION: &str = "RXX00";

/// The organisations.
pub const ORGANISATIONS: [DemoOrganisation; 3] = [
    DemoOrganisation([
        "RXX00",
        "Northfield Hospitals",
        "Northfield smartcard desk",
        "01632 960100",
        "smartcards@northfield.example",
        "Monday to Friday, 9am to 5pm",
        "Level 1, Main Building, next to the pharmacy",
    ]),
    DemoOrganisation([
        "Y12345",
        "Millbrook Surgery",
        "Vale primary care smartcard desk",
        "01632 960200",
        "smartcards@vale.example",
        "Monday to Friday, 9.30am to 12pm and 1pm to 3.30pm",
        "Vale House, ground floor",
    ]),
    DemoOrganisation([
        "FXX77",
        "Harbour Pharmacy",
        "Coast community smartcard desk",
        "01632 960300",
        "smartcards@coast.example",
        "Monday to Thursday, 9am to 4pm",
        "Harbour Health Centre, reception",
    ]),
];

macro_rules! person {
    ($number:literal, $name:literal, $email:expr, $mobile:expr, $passcode:literal, $purpose:ident,
     $($id:literal: $answer:literal),+) => {
        Person {
            number: $number,
            name: $name,
            email: $email,
            mobile: $mobile,
            passcode: $passcode,
            purpose: Purpose::$purpose,
            answers: [$(($id, $answer)),+],
        }
    };
}

/// The people, the ones to begin with first.
pub const PEOPLE: [Person; 17] = [
    person!("555012340017", "Amara Okafor", Some("amara.okafor@demo.example"), Some("07700 900101"),
        "7391", UnlockedUnregistered, "first-pet": "Biscuit", "childhood-toy": "Tin robot",
        "first-concert": "The Larks", "first-club": "Harriers"),
    person!("555012340025", "Tomasz Lewandowski", Some("tomasz.lewandowski@demo.example"),
        Some("07700 900102"), "8264", LockedRegistered, "first-friend": "Marek",
        "childhood-nickname": "Sprout", "first-trip": "Gdynia", "childhood-book": "The brass fox"),
    person!("555012340033", "Priya Raman", Some("priya.raman@demo.example"), Some("07700 900103"),
        "5918", UnlockedRegistered, "first-pet": "Mango", "friend-road": "Juniper Lane",
        "childhood-song": "Paper boats", "helpful-teacher": "Miss Alder"),
    person!("555012340041", "Gwen Prosser", Some("gwen.prosser@demo.example"), Some("07700 900104"),
        "6407", LockedUnregistered, "first-pet": "Tango", "childhood-toy": "Wooden ark",
        "first-concert": "Silver band", "first-club": "Canoe club"),
    person!("555012340058", "Daniel Achebe", Some("daniel.achebe@demo.example"), Some("07700 900105"),
        "9152", RenewalDue, "first-friend": "Ify", "childhood-nickname": "Dash",
        "first-trip": "Whitby", "lost-treasure": "Brass compass"),
    person!("555012340066", "Hannah Whitlock", Some("hannah.whitlock@demo.example"),
        Some("07700 900106"), "3860", ThirdRenewalDue, "first-pet": "Clover",
        "childhood-place": "The quarry", "childhood-gift": "Red kite", "first-manager": "Mrs Teague"),
    person!("555012340074", "Ravi Sandhu", Some("ravi.sandhu@demo.example"), Some("07700 900107"),
        "2749", Expired, "first-friend": "Jas", "childhood-shop": "Corner bakery",
        "childhood-song": "Two drums", "first-manager": "Mr Bell"),
    person!("555012340082", "Siân Morgan", Some("sian.morgan@demo.example"), Some("07700 900108"),
        "4816", Cancelled, "first-pet": "Pwdin", "childhood-place": "The slate steps",
        "first-trip": "Harlech", "helpful-teacher": "Mr Pugh"),
    person!("555012340090", "Oliver Stone", Some("oliver.stone@demo.example"), Some("07700 900109"),
        "7035", LockedOut, "first-pet": "Domino", "childhood-toy": "Blue tractor",
        "childhood-book": "Night harbour", "first-club": "Chess club"),
    person!("555012340108", "Leila Haddad", Some("leila.haddad@demo.example"), Some("07700 900110"),
        "6293", UnlockedUnregistered, "first-pet": "Saffron", "childhood-toy": "Music box",
        "first-concert": "Oud evening", "first-club": "Swimmers"),
    person!("555012340116", "Marcus Bright", Some("marcus.bright@demo.example"), Some("07700 900111"),
        "8501", UnlockedUnregistered, "first-pet": "Radar", "childhood-toy": "Marble run",
        "first-concert": "The Tides", "first-club": "Cubs"),
    person!("555012340124", "Chen Wei", Some("chen.wei@demo.example"), Some("07700 900112"),
        "9374", LockedRegistered, "first-friend": "Lin", "childhood-nickname": "Bean",
        "first-trip": "Suzhou", "wished-name": "Captain"),
    person!("555012340132", "Fiona Baird", Some("fiona.baird@demo.example"), Some("07700 900113"),
        "5627", LockedRegistered, "first-friend": "Eilidh", "childhood-gift": "Roller skates",
        "first-trip": "Oban", "childhood-neighbour": "Old Hamish"),
    person!("555012340140", "Yusuf Demir", Some("yusuf.demir@demo.example"), Some("07700 900114"),
        "1948", UnlockedRegistered, "first-pet": "Pamuk", "friend-road": "Fig Tree Street",
        "childhood-song": "Seven swans", "helpful-teacher": "Mrs Kaya"),
    person!("555012340157", "Grace Adeyemi", Some("grace.adeyemi@demo.example"), Some("07700 900115"),
        "2086", UnlockedRegistered, "first-pet": "Simba", "childhood-shop": "Blue kiosk",
        "lost-treasure": "Green marble", "first-manager": "Ms Cole"),
    person!("555012340165", "Peter Holm", None, None, "4692", UnlockedUnregistered,
        "first-pet": "Otto", "childhood-toy": "Paper plane", "first-concert": "Brass night",
        "first-club": "Rowers"),
    person!("555012340173", "Ines Carvalho", Some("ines.carvalho@demo.example"), Some("07700 900117"),
        "7350", UnlockedUnregistered, "first-pet": "Figo", "childhood-toy": "Tin tram",
        "first-concert": "Fado night", "first-club": "Sailing club"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::passcode::{NewPasscode, PasscodePolicy};
    use crate::domain::smartcard_number::SmartcardNumber;
    use std::collections::BTreeSet;

    #[test]
    fn everyone_is_somebody_else_and_could_have_chosen_their_passcode() {
        let policy = PasscodePolicy::default();
        let mut seen = BTreeSet::new();
        for person in &PEOPLE {
            let number = SmartcardNumber::parse(person.number).unwrap();
            NewPasscode::choose(&policy, person.passcode, person.passcode, &number).unwrap();
            assert!(seen.insert(person.number) && seen.insert(person.passcode));
            assert!(person.email.is_none_or(|email| seen.insert(email)));
            super::super::questions_of(person).unwrap();
        }
    }

    #[test]
    fn nobodys_mail_can_leave_for_a_real_mailbox() {
        for person in &PEOPLE {
            assert!(person.email.is_none_or(|email| email.ends_with(".example")));
        }
    }
}
