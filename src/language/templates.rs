//! How templates ask for words: the filters `t` and `html`, and texts in a context.
//!
//! `{{ "key" | t(name=value) }}` is plain text, which the engine escapes as always.
//! `{{ "key" | html(name=value) }}` is a message with markup of its own: it is given
//! out as it is, its arguments escaped.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use fluent_templates::fluent_bundle::FluentValue;
use serde::Deserialize;
use tera::value::Key;
use tera::{Context, Error, Kwargs, State, Tera, TeraResult, Value, escape_html};

use super::Language;
use super::text::{MARK, Said};

/// Teaches an engine the words of a language; before its templates are added.
pub fn teach(tera: &mut Tera, language: Language) {
    let (text, markup) = (Fixed::default(), Fixed::default());
    tera.register_filter(
        "t",
        move |key: &str, given: Kwargs, _: &State| -> TeraResult<Value> {
            text.or_say(key, &given, || {
                Ok(message(language, key, &given, plain)?.into())
            })
        },
    );
    tera.register_filter(
        "html",
        move |key: &str, given: Kwargs, _: &State| -> TeraResult<Value> {
            markup.or_say(key, &given, || {
                let said = message(language, key, &given, escaped)?;
                Ok(Value::safe_string(&said))
            })
        },
    );
}

/// Messages without arguments always say the same: each is looked up once.
#[derive(Default)]
struct Fixed(RwLock<HashMap<String, Value>>);

impl Fixed {
    fn or_say(
        &self,
        key: &str,
        given: &Kwargs,
        say: impl FnOnce() -> TeraResult<Value>,
    ) -> TeraResult<Value> {
        if given.iter().next().is_some() {
            return say();
        }
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(said) = known.get(key) {
            return Ok(said.clone());
        }
        drop(known);
        let said = say()?;
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        known.insert(key.to_owned(), said.clone());
        Ok(said)
    }
}

/// A context whose texts are said in a language.
///
/// # Errors
/// When the values cannot be read as a map.
pub fn translated<T: serde::Serialize>(values: &T, language: Language) -> TeraResult<Context> {
    let mut context = Context::new();
    let map = Value::try_from_serializable(values)?.into_map();
    for (key, value) in map.unwrap_or_default() {
        let name = key.as_str().unwrap_or_default().to_owned();
        context.insert_value(name, said(value, language)?);
    }
    Ok(context)
}

/// The value with every text in it said.
fn said(value: Value, language: Language) -> TeraResult<Value> {
    if let Some(items) = value.as_array() {
        let items = items.iter().map(|item| said(item.clone(), language));
        return Ok(items.collect::<TeraResult<Vec<_>>>()?.into());
    }
    let Some(map) = value.as_map() else {
        return Ok(value);
    };
    if let Some(text) = map.get(&Key::Str(MARK)) {
        let text = Said::deserialize(text).map_err(Error::message)?;
        return Ok(text.in_language(language).into());
    }
    let mut whole = value.into_map().unwrap_or_default();
    for inner in whole.values_mut() {
        let unsaid = std::mem::replace(inner, Value::none());
        *inner = said(unsaid, language)?;
    }
    Ok(whole.into())
}

type Write = fn(&Value) -> TeraResult<String>;

fn message(language: Language, key: &str, given: &Kwargs, write: Write) -> TeraResult<String> {
    let mut arguments: HashMap<String, FluentValue<'static>> = HashMap::new();
    for (name, value) in given.iter() {
        let argument = match value.as_i128().and_then(|n| i64::try_from(n).ok()) {
            Some(number) => number.into(),
            None => write(value)?.into(),
        };
        arguments.insert(name.as_str().unwrap_or_default().to_owned(), argument);
    }
    language.message(key, &arguments).map_err(Error::message)
}

fn plain(value: &Value) -> TeraResult<String> {
    let text = value.as_str().map(str::to_owned);
    text.ok_or_else(|| Error::message(format!("an argument is {}, not text", value.name())))
}

fn escaped(value: &Value) -> TeraResult<String> {
    let text = plain(value)?;
    if value.is_safe() {
        return Ok(text);
    }
    let mut markup = Vec::with_capacity(text.len());
    escape_html(&text, &mut markup).map_err(Error::message)?;
    String::from_utf8(markup).map_err(Error::message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Text, text};

    fn engine(language: Language, template: &str) -> Tera {
        let mut tera = Tera::new();
        teach(&mut tera, language);
        tera.add_raw_template("page.html", template).unwrap();
        tera
    }

    #[derive(serde::Serialize)]
    struct Page {
        name: &'static str,
        lines: Vec<Text>,
    }

    const PAGE: &str = r#"{{ "moment" | t(time=name, date=name) }}|{{ "moment" | html(time=name, date="x") }}|{{ lines[0] }}"#;

    fn rendered(language: Language) -> String {
        let page = Page {
            name: "<b>",
            lines: vec![text!("moment", time = "<i>", date = "1")],
        };
        let context = translated(&page, language).unwrap();
        engine(language, PAGE)
            .render("page.html", &context)
            .unwrap()
    }

    #[test]
    fn data_in_a_message_is_escaped_whichever_way_it_came() {
        assert_eq!(
            rendered(Language::English),
            "&lt;b&gt; on &lt;b&gt;|&lt;b&gt; on x|&lt;i&gt; on 1"
        );
        assert!(rendered(Language::Welsh).contains("&lt;i&gt; ar 1"));
    }

    #[test]
    fn a_message_without_its_arguments_is_a_fault_and_no_page() {
        let tera = engine(Language::English, r#"{{ "moment" | t }}"#);
        assert!(tera.render("page.html", &Context::new()).is_err());
    }
}
