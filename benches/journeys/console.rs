//! Pages of the console with many holders and with few, in turn, by one officer each.

use latchkey::clock::{Clock, SystemClock};
use latchkey::demo::staff::STAFF;
use latchkey::secrets::totp::TotpSecret;
use latchkey::urls;

use super::client::Client;
use super::fill;
use super::measure::median;
use super::program::stopwatch;

/// Looks at each page.
const LOOKS: usize = 25;

/// How much longer each page takes with many holders than with few.
pub fn compare(many: u16, few: u16) -> anyhow::Result<Vec<(String, f64)>> {
    let mut officers = [sign_in(many)?, sign_in(few)?];
    let pages = [
        urls::RA.to_owned(),
        urls::RA_HOLDERS.to_owned(),
        format!("{}?q={}", urls::RA_HOLDERS, fill::number(700)),
        format!("{}?q=holder700", urls::RA_HOLDERS),
        urls::of_number(urls::RA_HOLDER, &fill::number(700)),
        urls::RA_ATTEMPTS.to_owned(),
        urls::RA_INCIDENTS.to_owned(),
        urls::RA_APPROVALS.to_owned(),
        urls::RA_MAIL.to_owned(),
        urls::RA_AUDIT.to_owned(),
        urls::RA_REPORTS.to_owned(),
        urls::RA_STAFF.to_owned(),
    ];
    let mut ratios = Vec::new();
    for page in pages {
        let mut took = [Vec::new(), Vec::new()];
        for _ in 0..LOOKS {
            for (officer, took) in officers.iter_mut().zip(&mut took) {
                let began = stopwatch();
                let answer = officer.get(&page)?;
                took.push(began.elapsed().as_secs_f64());
                anyhow::ensure!(answer.status == 200, "{page}: {}", answer.status);
            }
        }
        let [many, few] = took.map(median);
        ratios.push((page, many / few));
    }
    Ok(ratios)
}

/// The RA Manager of the demonstration, with password and second factor.
fn sign_in(port: u16) -> anyhow::Result<Client> {
    let mut client = Client::new(port, 0x00FF_0001);
    let person = &STAFF[0];
    let page = client.get(urls::RA_SIGN_IN)?;
    let fields = [("email", person.email), ("password", person.password)];
    client.submit(urls::RA_SIGN_IN, &page.body, &fields)?;
    let page = client.get(urls::RA_CODE)?;
    let Some(secret) = TotpSecret::from_base32(person.totp_secret) else {
        anyhow::bail!("no second factor");
    };
    let code = secret.code_at(SystemClock.now());
    client.submit(urls::RA_CODE, &page.body, &[("code", &code)])?;
    Ok(client)
}
