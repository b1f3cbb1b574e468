//! Every path of the portal, once: pages, redirects, emails and tests take them from here.

/// Start page.
pub const START: &str = "/";
/// Sign in with the card.
pub const SIGN_IN: &str = "/sign-in";
/// Sign in with a card in a reader; on the listener that asks for its certificate, and nowhere else.
pub const CARD: &str = "/card";
/// Ends the session.
pub const SIGN_OUT: &str = "/sign-out";
/// Keeps the session alive, and says for how long.
pub const SESSION: &str = "/session";
/// Says how long the session lasts, and leaves it at that.
pub const SESSION_LEFT: &str = "/session/left";
/// The switch of languages.
pub const LANGUAGE: &str = "/language";
/// Terms of smartcard use.
pub const TERMS: &str = "/terms";
/// My profile.
pub const PROFILE: &str = "/me";
/// Contact details.
pub const CONTACT_DETAILS: &str = "/me/contact";
/// Confirming a new email address.
pub const CONTACT_CODE: &str = "/me/contact/code";
/// Another code to the new address.
pub const CONTACT_RESEND: &str = "/me/contact/code/resend";
/// The holder's part of the audit trail.
pub const ACTIVITY: &str = "/me/activity";
/// Changing the passcode.
pub const PASSCODE: &str = "/me/passcode";
/// Reporting my card lost, stolen, damaged or misused.
pub const CARD_REPORT: &str = "/me/card/report";
/// Reporting my card: the last look before it is cancelled.
pub const CARD_REPORT_CHECK: &str = "/me/card/report/check";
/// Reporting my card: a new passcode, since somebody else used the old one.
pub const CARD_REPORT_PASSCODE: &str = "/me/card/report/passcode";
/// Reporting my card: going on without a new passcode.
pub const CARD_REPORT_SKIP: &str = "/me/card/report/passcode/skip";
/// Reporting my card: what happened.
pub const CARD_REPORT_DETAILS: &str = "/me/card/report/details";
/// Reporting my card: done.
pub const CARD_REPORT_DONE: &str = "/me/card/report/done";
/// Reporting a card without signing in.
pub const REPORT: &str = "/report";
/// Reporting a card without signing in: done.
pub const REPORT_DONE: &str = "/report/done";
/// Registration: the passcode again.
pub const REGISTER: &str = "/me/register";
/// Registration: four questions.
pub const REGISTER_QUESTIONS: &str = "/me/register/questions";
/// Registration: the email address.
pub const REGISTER_EMAIL: &str = "/me/register/email";
/// Registration: check before sending.
pub const REGISTER_CHECK: &str = "/me/register/check";
/// Registration: the code.
pub const REGISTER_CODE: &str = "/me/register/code";
/// Registration: another code.
pub const REGISTER_RESEND: &str = "/me/register/code/resend";
/// Registration: done.
pub const REGISTER_DONE: &str = "/me/register/done";
/// Unlock: which card.
pub const UNLOCK: &str = "/unlock";
/// Unlock: four questions.
pub const UNLOCK_QUESTIONS: &str = "/unlock/questions";
/// Unlock: the code.
pub const UNLOCK_CODE: &str = "/unlock/code";
/// Unlock: another code.
pub const UNLOCK_RESEND: &str = "/unlock/code/resend";
/// Unlock: a new passcode.
pub const UNLOCK_PASSCODE: &str = "/unlock/passcode";
/// Unlock: done.
pub const UNLOCK_DONE: &str = "/unlock/done";
/// Unlock: when it cannot go on.
pub const UNLOCK_HELP: &str = "/unlock/help";
/// Where the link in an email leads, with its token.
pub const CODE_LINK: &str = "/code/{token}";
/// Console: email and password.
pub const RA_SIGN_IN: &str = "/ra/sign-in";
/// Console: the second factor.
pub const RA_CODE: &str = "/ra/code";
/// Console: setting up the second factor.
pub const RA_ENROL: &str = "/ra/enrol";
/// Console: choosing a password, with an invitation's token.
pub const RA_WELCOME: &str = "/ra/welcome/{token}";
/// Console: keeps the session alive, and says for how long.
pub const RA_SESSION: &str = "/ra/session";
/// Console: says how long the session lasts, and leaves it at that.
pub const RA_SESSION_LEFT: &str = "/ra/session/left";
/// Console: ends the session.
pub const RA_SIGN_OUT: &str = "/ra/sign-out";
/// The switch of languages, for the console: its sessions have a cookie of their own.
pub const RA_LANGUAGE: &str = "/ra/language";
/// Console: the dashboard.
pub const RA: &str = "/ra";
/// Console: my account.
pub const RA_ME: &str = "/ra/me";
/// Console: new recovery codes.
pub const RA_ME_RECOVERY: &str = "/ra/me/recovery-codes";
/// Console: another second factor.
pub const RA_ME_FACTOR: &str = "/ra/me/second-factor";
/// Console: sign out everywhere else.
pub const RA_ME_ELSEWHERE: &str = "/ra/me/sign-out-elsewhere";
/// Console: failed attempts.
pub const RA_ATTEMPTS: &str = "/ra/attempts";
/// Console: one failed attempt with its timelines.
pub const RA_ATTEMPT: &str = "/ra/attempts/{id}";
/// Console: claiming it.
pub const RA_ATTEMPT_CLAIM: &str = "/ra/attempts/{id}/claim";
/// Console: deciding it.
pub const RA_ATTEMPT_DECIDE: &str = "/ra/attempts/{id}/decide";
/// Console: closing it.
pub const RA_ATTEMPT_CLOSE: &str = "/ra/attempts/{id}/close";
/// Console: acknowledging an alert.
pub const RA_ALERT: &str = "/ra/alerts/{id}";
/// Console: finding a holder.
pub const RA_HOLDERS: &str = "/ra/holders";
/// Console: a holder.
pub const RA_HOLDER: &str = "/ra/holders/{number}";
/// Console: a holder's photograph.
pub const RA_PHOTOGRAPH: &str = "/ra/holders/{number}/photograph";
/// Console: clearing a lock-out.
pub const RA_LOCKOUT: &str = "/ra/holders/{number}/lockout";
/// Console: an assisted unlock: the checklist.
pub const RA_UNLOCK: &str = "/ra/holders/{number}/unlock";
/// Console: an assisted unlock: the holder's new passcode.
pub const RA_UNLOCK_PASSCODE: &str = "/ra/holders/{number}/unlock/passcode";
/// Console: an assisted renewal: the checklist.
pub const RA_RENEW: &str = "/ra/holders/{number}/renew";
/// Console: an assisted renewal: the holder's passcode.
pub const RA_RENEW_PASSCODE: &str = "/ra/holders/{number}/renew/passcode";
/// Console: a repair: the checklist.
pub const RA_REPAIR: &str = "/ra/holders/{number}/repair";
/// Console: a repair: the holder's new passcode.
pub const RA_REPAIR_PASSCODE: &str = "/ra/holders/{number}/repair/passcode";
/// Console: proposing an email for a holder.
pub const RA_EMAIL: &str = "/ra/holders/{number}/email";
/// Console: ending a holder's registration for self-service.
pub const RA_REGISTRATION: &str = "/ra/holders/{number}/registration";
/// Closing a leaver's profile, or opening it again.
pub const RA_CLOSE: &str = "/ra/holders/{number}/close";
/// Moving a holder to another organisation.
pub const RA_MOVE: &str = "/ra/holders/{number}/organisation";
/// The end of a holder's post.
pub const RA_POST_END: &str = "/ra/holders/{number}/end";
/// Another name for a holder.
pub const RA_RENAME: &str = "/ra/holders/{number}/name";
/// Console: cancelling a holder's card.
pub const RA_CANCEL: &str = "/ra/holders/{number}/cancel";
/// Console: a new card for a holder: the checklist.
pub const RA_REPLACE: &str = "/ra/holders/{number}/replace";
/// Console: a new card for a holder: the holder's passcode.
pub const RA_REPLACE_PASSCODE: &str = "/ra/holders/{number}/replace/passcode";
/// Console: reported cards.
pub const RA_INCIDENTS: &str = "/ra/incidents";
/// Console: one reported card.
pub const RA_INCIDENT: &str = "/ra/incidents/{reference}";
/// Console: writing the crime number of a theft down.
pub const RA_INCIDENT_CRIME: &str = "/ra/incidents/{reference}/crime-number";
/// Console: what waits for a second person.
pub const RA_APPROVALS: &str = "/ra/approvals";
/// Console: deciding on one of them.
pub const RA_APPROVAL: &str = "/ra/approvals/{reference}";
/// Console: reports.
pub const RA_REPORTS: &str = "/ra/reports";
/// Console: mail.
pub const RA_MAIL: &str = "/ra/mail";
/// Console: one mail.
pub const RA_MAIL_ONE: &str = "/ra/mail/{reference}";
/// Console: a new code in the place of one that did not arrive.
pub const RA_MAIL_AGAIN: &str = "/ra/mail/{reference}/again";
/// Console: the audit trail.
pub const RA_AUDIT: &str = "/ra/audit";
/// Console: proving the newest part of the trail now.
pub const RA_AUDIT_CHECK: &str = "/ra/audit/check";
/// Console: staff.
pub const RA_STAFF: &str = "/ra/staff";
/// Console: inviting somebody.
pub const RA_STAFF_INVITE: &str = "/ra/staff/invite";
/// Console: one of the staff.
pub const RA_STAFF_ONE: &str = "/ra/staff/{id}";
/// Console: granting them a role.
pub const RA_STAFF_GRANT: &str = "/ra/staff/{id}/grant";
/// Console: taking a role back or moving its end.
pub const RA_STAFF_ROLE: &str = "/ra/staff/{id}/role";
/// Console: disabling or enabling them.
pub const RA_STAFF_ACCESS: &str = "/ra/staff/{id}/access";
/// Console: resetting their second factor.
pub const RA_STAFF_FACTOR: &str = "/ra/staff/{id}/second-factor";
/// Console: sending them a new link to choose a password.
pub const RA_STAFF_LINK: &str = "/ra/staff/{id}/invitation";
/// Console: tokens of the API.
pub const RA_TOKENS: &str = "/ra/tokens";
/// Console: revoking one.
pub const RA_TOKEN_REVOKE: &str = "/ra/tokens/{reference}/revoke";
/// Console: being named to everybody who looks my organisation up.
pub const RA_ME_LISTING: &str = "/ra/me/listing";
/// Console: clinics.
pub const RA_CLINICS: &str = "/ra/clinics";
/// Console: adding a clinic.
pub const RA_CLINIC_NEW: &str = "/ra/clinics/new";
/// Console: a clinic.
pub const RA_CLINIC: &str = "/ra/clinics/{id}";
/// Console: removing a clinic.
pub const RA_CLINIC_REMOVE: &str = "/ra/clinics/{id}/remove";
/// API: what every path of it begins with.
pub const API: &str = "/api/";
/// API: its document.
pub const API_DOCUMENT: &str = "/api/v1/openapi.json";
/// API: finding holders.
pub const API_HOLDERS: &str = "/api/v1/holders";
/// API: a holder.
pub const API_HOLDER: &str = "/api/v1/holders/{number}";
/// API: clearing a lock-out.
pub const API_LOCKOUT: &str = "/api/v1/holders/{number}/lockout/clear";
/// API: importing holders.
pub const API_IMPORT: &str = "/api/v1/holders/import";
/// API: failed attempts.
pub const API_ATTEMPTS: &str = "/api/v1/attempts";
/// API: one failed attempt.
pub const API_ATTEMPT: &str = "/api/v1/attempts/{id}";
/// API: the audit trail.
pub const API_AUDIT: &str = "/api/v1/audit";
/// API: mail.
pub const API_MAIL: &str = "/api/v1/mail";
/// API: unlocks by month and organisation.
pub const API_UNLOCKS: &str = "/api/v1/reports/unlocks";
/// The revocation list of the certificate authority.
pub const REVOCATION_LIST: &str = "/authority/crl";
/// The certificate of the certificate authority.
pub const AUTHORITY: &str = "/authority/certificate";
/// Renewal: what is due, and the passcode.
pub const RENEW: &str = "/me/renew";
/// Renewal: done.
pub const RENEW_DONE: &str = "/me/renew/done";
/// Help.
pub const HELP: &str = "/help";
/// Help: one topic.
pub const HELP_TOPIC: &str = "/help/{topic}";
/// Desk finder.
pub const FIND_DESK: &str = "/contact";
/// Who helps at an organisation.
pub const CONTACTS: &str = "/contact/{ods_code}";
/// The same as a leaflet to print.
pub const LEAFLET: &str = "/contact/{ods_code}/leaflet";
/// Accessibility statement.
pub const ACCESSIBILITY: &str = "/accessibility";
/// Privacy notice.
pub const PRIVACY: &str = "/privacy";
/// Embedded styles, scripts and images.
pub const ASSETS: &str = "/assets/{path:.*}";
/// Whether the process lives.
pub const HEALTH: &str = "/healthz";
/// Whether it can serve.
pub const READY: &str = "/readyz";
/// What is counted, for whoever watches it run.
pub const METRICS: &str = "/metrics";
/// Emails sent, for people; development profile only.
pub const MAILBOX: &str = "/dev/mailbox";
/// Emails sent, for programs; development profile only.
pub const MAILBOX_JSON: &str = "/dev/mailbox.json";
/// Demonstration staff with the codes of their second factors; development profile only.
pub const STAFF_CODES: &str = "/dev/codes";
/// One email as HTML; development profile only.
pub const MAILBOX_HTML: &str = "/dev/mailbox/{id}";

/// The path of an email's link.
#[must_use]
pub fn code_link(token: &str) -> String {
    CODE_LINK.replace("{token}", token)
}

/// The path of a topic of the help.
#[must_use]
pub fn help_topic(slug: &str) -> String {
    HELP_TOPIC.replace("{topic}", slug)
}

/// A path about an organisation, such as [`CONTACTS`].
#[must_use]
pub fn of_organisation(path: &str, ods_code: &str) -> String {
    path.replace("{ods_code}", ods_code)
}

/// The path of an invitation.
#[must_use]
pub fn ra_welcome(token: &str) -> String {
    RA_WELCOME.replace("{token}", token)
}

/// A path of the console about a holder, such as [`RA_LOCKOUT`].
#[must_use]
pub fn of_number(path: &str, number: &str) -> String {
    path.replace("{number}", number)
}

/// A path of the console about a row, such as [`RA_ATTEMPT`].
#[must_use]
pub fn of_id(path: &str, id: i64) -> String {
    path.replace("{id}", &id.to_string())
}

/// A path of the console about something with a reference, such as [`RA_APPROVAL`].
#[must_use]
pub fn of_reference(path: &str, reference: &str) -> String {
    path.replace("{reference}", reference)
}

/// A door, such as [`SIGN_IN`], which says that a session has ended.
#[must_use]
pub fn ended(door: &str) -> String {
    format!("{door}?ended=1")
}
