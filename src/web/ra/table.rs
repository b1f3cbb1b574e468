//! Every route of the console with the rule of who may use it. A route cannot be added without one, and
//! the tests walk this very table for every role (R31).

use actix_web::web::ServiceConfig;

use super::holder::certificates;
use super::{
    approvals, attempt, attempts, audit, clinics, code, dashboard, enrol, holder, holders,
    incident, incidents, mail, me, reports, sign_in, staff, tokens, welcome,
};
use crate::domain::role::Capability;
use crate::journeys::staff::officer::powers;
use crate::urls;
use crate::web::routes::{button, form, page};
use crate::web::{language, session};

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Everybody: the way in.
    Anyone,
    /// Whoever has given the password.
    HalfSignedIn,
    /// Whoever has given both factors.
    SignedIn,
    /// Whoever has a role with this capability.
    Needs(Capability),
}

/// A route.
#[derive(Debug, Clone, Copy)]
pub struct Route {
    /// Its path, with its parameters in braces.
    pub path: &'static str,
    /// Whether it can be looked at.
    pub get: bool,
    /// Whether it can be posted to.
    pub post: bool,
    /// Who may.
    pub rule: Rule,
}

macro_rules! rule {
    (anyone) => {
        Rule::Anyone
    };
    (half) => {
        Rule::HalfSignedIn
    };
    (signed_in) => {
        Rule::SignedIn
    };
    ($capability:ident) => {
        Rule::Needs(Capability::$capability)
    };
}

macro_rules! console {
    ($($rule:ident: $kind:ident($path:expr, $($handler:expr),+);)+) => {
        /// Every route, in the order in which they are matched.
        pub const TABLE: &[Route] = &[$(
            Route {
                path: $path,
                get: !matches!(stringify!($kind).as_bytes(), b"button"),
                post: !matches!(stringify!($kind).as_bytes(), b"page"),
                rule: rule!($rule),
            }
        ),+];

        /// Serves them.
        pub fn configure(config: &mut ServiceConfig) {
            $(config.service($kind($path, $($handler),+));)+
        }
    };
}

console! {
    anyone: form(urls::RA_SIGN_IN, sign_in::get, sign_in::post);
    anyone: button(urls::RA_SIGN_OUT, sign_in::out);
    anyone: page(urls::RA_SESSION, session::console);
    anyone: page(urls::RA_SESSION_LEFT, session::console_left);
    anyone: button(urls::RA_LANGUAGE, language::post);
    anyone: form(urls::RA_WELCOME, welcome::get, welcome::post);
    half: form(urls::RA_CODE, code::get, code::post);
    half: form(urls::RA_ENROL, enrol::get, enrol::post);
    signed_in: page(urls::RA, dashboard::get);
    signed_in: page(urls::RA_ME, me::get);
    signed_in: form(urls::RA_ME_RECOVERY, me::recovery::get, me::recovery::post);
    signed_in: form(urls::RA_ME_FACTOR, me::factor::get, me::factor::post);
    signed_in: button(urls::RA_ME_ELSEWHERE, me::elsewhere);
    signed_in: form(urls::RA_ME_LISTING, me::listing::get, me::listing::post);
    SeeMail: page(urls::RA_MAIL, mail::get);
    SeeMail: page(urls::RA_MAIL_ONE, mail::one);
    SeeMail: button(urls::RA_MAIL_AGAIN, mail::again);
    ManageStaff: page(urls::RA_STAFF, staff::list::get);
    ManageStaff: form(urls::RA_STAFF_INVITE, staff::invite::get, staff::invite::post);
    ManageStaff: page(urls::RA_STAFF_ONE, staff::one::get);
    ManageStaff: form(urls::RA_STAFF_GRANT, staff::roles::get_grant, staff::roles::post_grant);
    ManageStaff: form(urls::RA_STAFF_ROLE, staff::roles::get, staff::roles::post);
    ManageStaff: form(urls::RA_STAFF_ACCESS, staff::access::get, staff::access::post);
    ManageStaff: form(urls::RA_STAFF_FACTOR, staff::access::get_factor, staff::access::post_factor);
    ManageStaff: form(urls::RA_STAFF_LINK, staff::invite::ask, staff::invite::again);
    ReviewAttempts: page(urls::RA_ATTEMPTS, attempts::get);
    ReviewAttempts: page(urls::RA_ATTEMPT, attempt::get);
    ReviewAttempts: button(urls::RA_ATTEMPT_CLAIM, attempt::claim);
    ReviewAttempts: button(urls::RA_ATTEMPT_DECIDE, attempt::decide);
    ReviewAttempts: button(urls::RA_ATTEMPT_CLOSE, attempt::close);
    ReviewAttempts: button(urls::RA_ALERT, attempts::acknowledge);
    ViewHolders: page(urls::RA_HOLDERS, holders::get);
    ViewHolders: page(urls::RA_HOLDER, holder::get);
    AssistUnlock: page(urls::RA_PHOTOGRAPH, holder::photograph::get);
    ClearLockout: form(urls::RA_LOCKOUT, holder::lockout::get, holder::lockout::post);
    AssistUnlock: form(urls::RA_UNLOCK, holder::unlock::get, holder::unlock::post);
    AssistUnlock: form(urls::RA_UNLOCK_PASSCODE, holder::unlock::ask, holder::unlock::set);
    AssistRenewal: form(urls::RA_RENEW, certificates::get::<powers::AssistRenewal>, certificates::post::<powers::AssistRenewal>);
    AssistRenewal: form(urls::RA_RENEW_PASSCODE, certificates::ask::<powers::AssistRenewal>, certificates::renew);
    Repair: form(urls::RA_REPAIR, certificates::get::<powers::Repair>, certificates::post::<powers::Repair>);
    Repair: form(urls::RA_REPAIR_PASSCODE, certificates::ask::<powers::Repair>, certificates::repair);
    EditContact: form(urls::RA_EMAIL, holder::email::get, holder::email::post);
    EndRegistration: form(urls::RA_REGISTRATION, holder::registration::get, holder::registration::post);
    ManageHolders: form(urls::RA_CLOSE, holder::close::get, holder::close::post);
    ManageHolders: form(urls::RA_MOVE, holder::organisation::get, holder::organisation::post);
    ManageHolders: form(urls::RA_POST_END, holder::end::get, holder::end::post);
    ManageHolders: form(urls::RA_RENAME, holder::name::get, holder::name::post);
    CancelReplace: page(urls::RA_INCIDENTS, incidents::get);
    CancelReplace: form(urls::RA_INCIDENT, incident::get, incident::post);
    CancelReplace: button(urls::RA_INCIDENT_CRIME, incident::crime);
    CancelReplace: form(urls::RA_CANCEL, holder::cancel::get, holder::cancel::post);
    CancelReplace: form(urls::RA_REPLACE, holder::replace::get, holder::replace::post);
    CancelReplace: form(urls::RA_REPLACE_PASSCODE, holder::replace::ask, holder::replace::set);
    SeeAudit: page(urls::RA_AUDIT, audit::get);
    SeeAudit: button(urls::RA_AUDIT_CHECK, audit::check);
    Approve: page(urls::RA_APPROVALS, approvals::list);
    Approve: form(urls::RA_APPROVAL, approvals::get, approvals::post);
    SeeReports: page(urls::RA_REPORTS, reports::get);
    ManageTokens: form(urls::RA_TOKENS, tokens::get, tokens::post);
    ManageTokens: button(urls::RA_TOKEN_REVOKE, tokens::revoke);
    ManageClinics: page(urls::RA_CLINICS, clinics::list);
    ManageClinics: form(urls::RA_CLINIC_NEW, clinics::ask_new, clinics::add);
    ManageClinics: form(urls::RA_CLINIC, clinics::get, clinics::change);
    ManageClinics: form(urls::RA_CLINIC_REMOVE, clinics::ask_remove, clinics::remove);
}
