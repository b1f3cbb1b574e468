//! Staff, one file per thing that an RA Manager does with them. Pages ask and show; `journeys::staff::manage` decides.

use time::{Duration, OffsetDateTime};

use super::{gate, reasons};
use crate::domain::role::Role;
use crate::journeys::staff::manage::Refusal;
use crate::journeys::staff::manage::people::{self, Person};
use crate::journeys::staff::officer::{Permit, powers};
use crate::journeys::{Ports, staff};
use crate::language::{Text, text};
use crate::london;
use crate::storage::staff::StaffId;
use crate::urls;
use crate::web::errors::{Answer, AppError};
use crate::web::names;
use crate::web::pages::FormView;
use crate::web::pages::ra::mail::ChoiceView;
use crate::web::portal::Portal;

pub mod access;
pub mod invite;
pub mod list;
pub mod one;
pub mod roles;

type Manager = Permit<powers::ManageStaff>;

/// Somebody by the key in the address.
async fn person(portal: &Portal, manager: &Manager, id: i64) -> Answer<Person> {
    let manager = manager.clone();
    let find = move |ports: &Ports| people::one(ports, &manager, StaffId::from_number(id));
    portal.run(find).await?.ok_or(AppError::NotFound)
}

/// Somebody's page, with what has just been done.
fn page_of(id: i64, done: &str) -> String {
    format!("{}?done={done}", urls::of_id(urls::RA_STAFF_ONE, id))
}

/// What a form says of the role that is wanted.
struct RoleFields {
    role: Role,
    ods_code: String,
    ends_at: Option<OffsetDateTime>,
}

/// Reads a role, an organisation and a last day; says what is wrong with them.
fn role_fields(get: impl Fn(&str) -> String, view: &mut FormView) -> Option<RoleFields> {
    let role = Role::from_stored(&get("role"));
    if role.is_none() {
        view.error("role", text!("ra-staff-choose-role"));
    }
    let ods_code = get("organisation");
    if ods_code.is_empty() {
        view.error("organisation", text!("ra-staff-choose-organisation"));
    }
    let ends_at = last_day(&get, view);
    Some(RoleFields {
        role: role.filter(|_| !ods_code.is_empty())?,
        ods_code,
        ends_at: ends_at.ok()?,
    })
}

/// What was typed is no day of the calendar, and the form says so.
pub(super) struct NotADay;

/// Reads a last day, which may be left empty; its last second.
pub(super) fn last_day(
    get: &impl Fn(&str) -> String,
    view: &mut FormView,
) -> Result<Option<OffsetDateTime>, NotADay> {
    let typed = ["end_day", "end_month", "end_year"];
    for field in typed {
        view.keep(field, get(field).trim());
    }
    let [day, month, year] = typed.map(|field| get(field).trim().to_owned());
    if day.is_empty() && month.is_empty() && year.is_empty() {
        return Ok(None);
    }
    let parsed = (year.parse::<u16>(), month.parse::<u8>(), day.parse::<u8>());
    let end = match parsed {
        (Ok(year @ 2000..=2999), Ok(month), Ok(day)) => {
            let next = london::end_of_day(&format!("{year}-{month:02}-{day:02}"));
            // Its last second, so that the end, too, is shown as that day.
            next.map(|next| next - Duration::SECOND)
        }
        _ => None,
    };
    if end.is_none() {
        view.error("end_day", text!("ra-staff-not-a-day"));
    }
    end.map(Some).ok_or(NotADay)
}

/// The roles there are, with the one that was chosen.
fn roles_to_choose(chosen: &str) -> Vec<ChoiceView> {
    let choice = |role: Role| ChoiceView {
        id: role.as_str().to_owned(),
        text: names::role(role),
        selected: role.as_str() == chosen,
    };
    Role::ALL.into_iter().map(choice).collect()
}

/// The organisations there are, with the one that was chosen.
async fn organisations_to_choose(portal: &Portal, chosen: &str) -> Answer<Vec<ChoiceView>> {
    let all = portal.run(staff::organisations).await?;
    let choices = all.into_iter().map(|(_, organisation)| ChoiceView {
        text: Text::verbatim(format!("{} ({})", organisation.name, organisation.ods_code)),
        selected: organisation.ods_code == chosen,
        id: organisation.ods_code,
    });
    Ok(choices.collect())
}

/// Says on a form why a change was not made.
fn refuse(refusal: Refusal, view: &mut FormView) {
    let (field, text) = words_of(refusal);
    match field.is_empty() {
        true => view.overall(field, text),
        false => view.error(field, text),
    };
}

/// Why a change of staff was not made, and the field that it stands beside; none when it is about the whole.
fn words_of(refusal: Refusal) -> (&'static str, Text) {
    match refusal {
        Refusal::Unknown => ("", text!("ra-staff-no-longer-so")),
        Refusal::Yourself => ("", text!("ra-staff-not-yourself")),
        Refusal::LastManager => ("", text!("ra-staff-last-manager")),
        Refusal::Excluded(held) => ("role", text!("ra-staff-excluded", role = names::role(held))),
        Refusal::HeldAlready => ("role", text!("ra-staff-held-already")),
        Refusal::EndIsPast => ("end_day", text!("ra-staff-end-is-past")),
        Refusal::Disabled => ("", text!("ra-staff-is-disabled")),
        Refusal::CardTaken => ("smartcard_number", text!("ra-staff-card-taken")),
        Refusal::AddressTaken => ("email", text!("ra-staff-address-taken")),
    }
}
