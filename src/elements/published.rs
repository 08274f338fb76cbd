//! `<hai-long-dashboard published="FILE">`: the public view, of a file of figures and of nothing else. Neither the store nor
//! an import is reached from here.

use std::rc::Rc;

use hailong_core::figures::Published;
use hailong_core::questionnaire::Questionnaire;
use hailong_core::unit::Unit;
use wasm_bindgen::JsValue;
use web_sys::Element;

use super::page::{address, fetch_json, in_file};
use crate::i18n::Language;
use crate::ui::dashboard::lazy::{Lazy, lazy, load};
use crate::ui::dashboard::{PublicProps, Shown};

/// A public view that is shown.
pub(super) struct Public {
    app: Box<dyn Shown>,
    /// The file that it came in.
    lazy: &'static Lazy,
    props: PublicProps,
}

/// Published figures, and the file of the module that shows them.
pub(super) type Fetched = (&'static Lazy, Rc<Published>);

/// For the console.
const NO_FILE: &str = "published figures are shown by dashboard_lazy.wasm, which can't be fetched";

/// The published figures of this name; all that is wrong with them, in words for the console.
pub(super) async fn fetch_published(
    base: &str,
    name: &str,
    questionnaire: &Questionnaire,
) -> Result<Fetched, Vec<String>> {
    let url = address(base, "figures", name);
    let json = fetch_json(&url).await.map_err(|trouble| vec![trouble])?;
    load().await;
    let Some(lazy) = lazy() else { return Err(vec![NO_FILE.to_owned()]) };
    match (lazy.read)(questionnaire, &json) {
        Ok(published) => Ok((lazy, Rc::new(published))),
        Err(problems) => Err(in_file(&url, &problems)),
    }
}

impl Public {
    pub(super) fn show(lazy: &'static Lazy, mount: Element, props: PublicProps) -> Self {
        Self { app: (lazy.public)(mount, props.clone()), lazy, props }
    }

    /// How many responses the figures are of, `null` where that is hidden.
    pub(super) fn n(&self) -> JsValue {
        self.props.published.figures.n.map_or(JsValue::NULL, |n| (n as f64).into())
    }

    pub(super) fn figures(&self) -> JsValue {
        (self.lazy.object)(&self.props.published)
    }

    pub(super) fn published(&self) -> &Published {
        &self.props.published
    }

    pub(super) fn translate(&mut self, language: Language) {
        self.props.language = language;
        self.app.update(self.props.clone());
    }

    pub(super) fn name_units(&mut self, units: Rc<Vec<Unit>>) {
        self.props.units = units;
        self.app.update(self.props.clone());
    }

    pub(super) fn destroy(self) {
        self.app.destroy();
    }
}
