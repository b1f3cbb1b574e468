//! The invented people that `latchkey demo --json` names.

use serde_json::Value;

use super::Outcome;

/// All of them.
pub struct Demonstration(Value);

/// One holder, as the program describes them.
#[derive(Debug, Clone)]
pub struct Holder(pub Value);

impl Demonstration {
    /// Reads the program's answer.
    pub fn read(json: &[u8]) -> Outcome<Self> {
        Ok(Self(serde_json::from_slice(json)?))
    }

    /// The first holder there for `purpose`.
    pub fn holder(&self, purpose: &str) -> Outcome<Holder> {
        let holders = self.0["holders"].as_array().ok_or("no holders")?;
        let found = holders.iter().find(|holder| holder["purpose"] == purpose);
        Ok(Holder(
            found
                .ok_or_else(|| format!("no holder is {purpose:?}"))?
                .clone(),
        ))
    }
}

impl Holder {
    /// The number of their card.
    pub fn number(&self) -> &str {
        self.text("smartcard_number")
    }

    /// The passcode of their card.
    pub fn passcode(&self) -> &str {
        self.text("passcode")
    }

    fn text(&self, name: &str) -> &str {
        self.0[name].as_str().unwrap_or_default()
    }
}
