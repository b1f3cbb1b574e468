//! What pages call the things of the field, in the reader's language. Words only.

use crate::domain::clinic::Service;
use crate::domain::role::Role;
use crate::language::{Text, text};

/// A role.
#[must_use]
pub const fn role(role: Role) -> Text {
    match role {
        Role::RaManager => text!("role-ra-manager"),
        Role::RaAgent => text!("role-ra-agent"),
        Role::Sponsor => text!("role-sponsor"),
        Role::Lsa => text!("role-local-administrator"),
        Role::IdChecker => text!("role-id-checker"),
    }
}

/// What is done at a clinic.
#[must_use]
pub const fn service(service: Service) -> Text {
    match service {
        Service::Unlock => text!("service-unlock"),
        Service::Renew => text!("service-renew"),
        Service::Replace => text!("service-replace"),
        Service::NewCards => text!("service-new-cards"),
    }
}

/// A bank holiday by its name in the file of bank holidays; one that is not a yearly one keeps that name.
#[must_use]
pub fn holiday(name: &str) -> Text {
    if let Some(name) = name.strip_suffix(" (substitute day)") {
        return text!("holiday-substitute", holiday = holiday(name));
    }
    match name {
        "New Year’s Day" => text!("holiday-new-year"),
        "2nd January" => text!("holiday-second-january"),
        "St Patrick’s Day" => text!("holiday-st-patrick"),
        "Good Friday" => text!("holiday-good-friday"),
        "Easter Monday" => text!("holiday-easter-monday"),
        "Early May bank holiday" => text!("holiday-early-may"),
        "Spring bank holiday" => text!("holiday-spring"),
        "Battle of the Boyne (Orangemen’s Day)" => text!("holiday-boyne"),
        "Summer bank holiday" => text!("holiday-summer"),
        "St Andrew’s Day" => text!("holiday-st-andrew"),
        "Christmas Day" => text!("holiday-christmas"),
        "Boxing Day" => text!("holiday-boxing-day"),
        other => Text::verbatim(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    /// The file of bank holidays, whose names are not known to this code in any other way.
    const HOLIDAYS: &str = include_str!("../../config/bank_holidays.toml");

    #[test]
    fn every_yearly_bank_holiday_has_a_name_in_both_languages() {
        let names = HOLIDAYS
            .lines()
            .filter_map(|line| line.split_once(" = \"")?.1.strip_suffix('"'));
        for name in names.filter(|name| !name.starts_with("World Cup")) {
            assert_eq!(Language::English.say(&holiday(name)), name);
            assert_ne!(Language::Welsh.say(&holiday(name)), name);
        }
    }

    #[test]
    fn what_roles_are_called_in_english_is_what_the_domain_calls_them() {
        for known in Role::ALL {
            assert_eq!(Language::English.say(&role(known)), known.title());
        }
    }
}
