//! Every path of the portal, once: pages, redirects, emails and tests take them from here.

/// Start page.
pub const START: &str = "/";
/// Sign in with the card.
pub const SIGN_IN: &str = "/sign-in";
/// Ends the session.
pub const SIGN_OUT: &str = "/sign-out";
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
/// Help.
pub const HELP: &str = "/help";
/// Desk finder.
pub const FIND_DESK: &str = "/contact";
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
/// Emails sent, for people; development profile only.
pub const MAILBOX: &str = "/dev/mailbox";
/// Emails sent, for programs; development profile only.
pub const MAILBOX_JSON: &str = "/dev/mailbox.json";
/// One email as HTML; development profile only.
pub const MAILBOX_HTML: &str = "/dev/mailbox/{id}";

/// The path of an email's link.
#[must_use]
pub fn code_link(token: &str) -> String {
    CODE_LINK.replace("{token}", token)
}
