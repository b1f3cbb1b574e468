//! Making both certificates of a card, step by step; what is done stays done, so that a try that was broken
//! off is finished by the next one, and two at once make one set.

use time::{Duration, OffsetDateTime};

use super::super::{JourneyError, Outcome, Ports, reminders, trail};
use crate::authority::{AuthorityError, Order};
use crate::cards::{CardError, Serial};
use crate::domain::audit::Action;
use crate::domain::card::Unusable;
use crate::domain::certificate::CertificateKind;
use crate::domain::renewal::{Entitlement, RenewalKind};
use crate::storage::cards::{self, CardId, StoredCard};
use crate::storage::holders::Holder;
use crate::storage::issued_certificates::{self as issued, IssuedCertificate, NewEntry};
use crate::storage::renewals::{self, Renewal};
use crate::storage::{Connection, StorageError, organisations};

/// How old a certificate may be that a broken-off try left behind; an older one is issued anew, so that
/// nobody gets what has run for months.
const LEFT_BEHIND: Duration = Duration::days(1);

/// What came of making certificates.
#[derive(Debug)]
pub enum Certified {
    /// Both lie on the card beside those in use, and wait for [`put_in_use`].
    Ready(Renewal),
    /// The card or the authority failed. Nothing is lost, nothing has changed; another try goes on.
    BrokenOff,
}

/// Why making one was broken off.
enum Broken {
    /// The card or the authority; for the log.
    Off(String),
    /// The portal itself.
    Failed(JourneyError),
}

impl From<CardError> for Broken {
    fn from(error: CardError) -> Self {
        match error {
            CardError::Refused(why) => Self::Off(why),
            other => Self::Failed(other.into()),
        }
    }
}

impl From<AuthorityError> for Broken {
    fn from(error: AuthorityError) -> Self {
        match error {
            AuthorityError::Storage(error) => Self::Failed(error.into()),
            other => Self::Off(other.to_string()),
        }
    }
}

impl From<JourneyError> for Broken {
    fn from(error: JourneyError) -> Self {
        Self::Failed(error)
    }
}

impl From<StorageError> for Broken {
    fn from(error: StorageError) -> Self {
        Self::Failed(error.into())
    }
}

/// What certificates are made for.
struct Work<'a> {
    ports: &'a Ports,
    holder: &'a Holder,
    serial: Serial,
    renewal: Renewal,
    expires_at: OffsetDateTime,
}

/// Makes both certificates of a card and writes them beside those in use. The caller has decided that it
/// may be done; whether it still may, this asks at the start, and [`put_in_use`] once more.
///
/// # Errors
/// `Overtaken` when another request was first; when the database fails.
pub fn make(
    ports: &Ports,
    holder: &Holder,
    card: &StoredCard,
    kind: RenewalKind,
    expires_at: OffsetDateTime,
) -> Outcome<Certified> {
    let renewal = ports.db.write(|conn| {
        still_due(conn, ports, holder, card.id, kind)?;
        Ok::<_, JourneyError>(renewals::begin(conn, card.id, kind, ports.now())?)
    })?;
    let work = Work {
        ports,
        holder,
        serial: Serial::of_card(card.serial.clone()),
        renewal,
        expires_at,
    };
    for kind in CertificateKind::BOTH {
        match work.one(kind) {
            Ok(()) => {}
            Err(Broken::Failed(error)) => return Err(error),
            // Another request has finished this renewal and taken the keys from under it.
            Err(Broken::Off(_)) if work.is_over()? => return Err(JourneyError::Overtaken),
            Err(Broken::Off(why)) => {
                tracing::error!(card = %card.serial, %why, "a renewal was broken off");
                ports.db.write(|conn| {
                    trail::system(conn, ports, Action::RenewalBrokenOff, &holder.number)
                })?;
                return Ok(Certified::BrokenOff);
            }
        }
    }
    Ok(Certified::Ready(work.renewal))
}

impl Work<'_> {
    /// Whether the renewal is under way no more.
    fn is_over(&self) -> Outcome<bool> {
        let card = self.renewal.card;
        let open = self.ports.db.read(|conn| renewals::under_way(conn, card))?;
        Ok(open.is_none_or(|open| open.id != self.renewal.id))
    }

    /// Has one certificate on the card, written and read back.
    fn one(&self, kind: CertificateKind) -> Result<(), Broken> {
        let (ports, serial) = (self.ports, &self.serial);
        // A second time where the card has another key than the certificate was issued for.
        for _ in 0..2 {
            let certificate = self.certificate(kind)?;
            let written =
                ports
                    .cards
                    .write_certificate(&ports.db, serial, kind, &certificate.der)?;
            if !written {
                self.give_up(&certificate)?;
                continue;
            }
            let back = ports.cards.read_back(&ports.db, serial, kind)?;
            return match back.as_deref() == Some(certificate.der.as_slice()) {
                true => Ok(()),
                false => Err(Broken::Off("what was written is not there".to_owned())),
            };
        }
        Err(Broken::Off("the card does not keep its key".to_owned()))
    }

    /// The certificate of this renewal: the one that is there, or a new one.
    fn certificate(&self, kind: CertificateKind) -> Result<IssuedCertificate, Broken> {
        let (ports, renewal) = (self.ports, &self.renewal);
        let there = |conn: &mut Connection| issued::of_renewal(conn, renewal.id, kind);
        if let Some(left) = ports.db.read(there)? {
            if left.issued_at > ports.now() - LEFT_BEHIND {
                return Ok(left);
            }
            self.give_up(&left)?;
        }
        let request = ports.cards.request(&ports.db, &self.serial, kind)?;
        let organisation = ports
            .db
            .read(|conn| organisations::find(conn, self.holder.organisation))?;
        let order = Order {
            request: &request,
            kind,
            number: &self.holder.number,
            name: &self.holder.name,
            organisation: &organisation.name,
            now: ports.now(),
            expires_at: self.expires_at,
        };
        let certificate = ports.authority.issue(&ports.db, &order)?;
        let entry = NewEntry {
            card: renewal.card,
            renewal: renewal.id,
            kind,
            certificate: &certificate,
        };
        // Not for a card that was cancelled meanwhile: what was issued before that is revoked with it.
        let entered = ports.db.write(|conn| {
            still_due(conn, ports, self.holder, renewal.card, renewal.kind)?;
            Ok::<_, JourneyError>(issued::enter(conn, &entry)?)
        })?;
        if entered {
            return Ok(certificate);
        }
        // Another request of the same renewal was first; the card has one key, and that one's certificate.
        let first = ports.db.read(there)?;
        first.ok_or_else(|| Broken::Off("a certificate came and went".to_owned()))
    }

    fn give_up(&self, certificate: &IssuedCertificate) -> Result<(), Broken> {
        let (serial_number, now) = (&certificate.serial_number, self.ports.now());
        Ok(self
            .ports
            .db
            .write(|conn| issued::give_up(conn, serial_number, now))?)
    }
}

/// Puts a renewal's certificates in use, in the transaction of whoever tells of it. Those in use before are
/// superseded in the same moment. When the first of the new ones expires.
///
/// # Errors
/// `Overtaken` when another request was first, or when what was allowed at the start is not any more.
pub fn put_in_use(
    conn: &mut Connection,
    ports: &Ports,
    holder: &Holder,
    renewal: &Renewal,
) -> Outcome<OffsetDateTime> {
    let now = ports.now();
    let card = still_due(conn, ports, holder, renewal.card, renewal.kind)?;
    if !renewals::finish(conn, renewal.id, renewal.kind, now)? {
        return Err(JourneyError::Overtaken);
    }
    let mut first_expiry = None;
    for kind in CertificateKind::BOTH {
        let certificate = issued::of_renewal(conn, renewal.id, kind)?;
        let certificate = certificate.ok_or(JourneyError::Overtaken)?;
        first_expiry = Some(
            first_expiry.map_or(certificate.expires_at, |first: OffsetDateTime| {
                first.min(certificate.expires_at)
            }),
        );
        cards::carry(conn, card.id, kind, certificate.expires_at)?;
    }
    issued::put_in_use(conn, card.id, renewal.id, now)?;
    cards::count_renewal(conn, card.id, renewal.kind)?;
    reminders::stop(conn, &holder.number, now)?;
    match ports
        .cards
        .put_in_use(conn, &Serial::of_card(card.serial))?
    {
        true => first_expiry.ok_or(JourneyError::Overtaken),
        false => Err(JourneyError::Overtaken),
    }
}

/// The card, held for this transaction, if it is still one for certificates of this kind.
fn still_due(
    conn: &mut Connection,
    ports: &Ports,
    holder: &Holder,
    card: CardId,
    kind: RenewalKind,
) -> Outcome<StoredCard> {
    cards::hold(conn, card)?;
    cards::current(conn, holder.id, ports.now())?
        .filter(|found| found.id == card && is_due(ports, found, kind))
        .ok_or(JourneyError::Overtaken)
}

/// Whether it may be done now: the card was not cancelled, renewed or repaired meanwhile.
fn is_due(ports: &Ports, card: &StoredCard, kind: RenewalKind) -> bool {
    let (rules, now) = (&ports.rules.renewal, ports.now());
    match kind {
        RenewalKind::Holder => matches!(
            rules.entitlement(&card.card, now),
            Entitlement::Holder { .. }
        ),
        RenewalKind::Assisted => card.card.unusable(now).is_none(),
        RenewalKind::Repair => card.card.unusable(now) == Some(Unusable::Expired),
        RenewalKind::Issue => !card.card.cancelled,
    }
}
