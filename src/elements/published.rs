//! `<hai-long-dashboard published="FILE">`: the public view, of a file of figures and of nothing else. Neither the store nor
//! an import is reached from here.

use std::rc::Rc;

use hailong_core::figures::{Published, read_published};
use hailong_core::questionnaire::Questionnaire;
use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::AppHandle;

use super::page::{address, fetch_json, in_file};
use crate::i18n::Language;
use crate::ui::dashboard::{PublicProps, PublicView, of_published};

/// A public view that is shown.
pub(super) struct Public {
    app: AppHandle<PublicView>,
    props: PublicProps,
}

/// The published figures of this name; all that is wrong with them, in words for the console.
pub(super) async fn fetch_published(
    base: &str,
    name: &str,
    questionnaire: &Questionnaire,
) -> Result<Rc<Published>, Vec<String>> {
    let url = address(base, "figures", name);
    let json = fetch_json(&url).await.map_err(|trouble| vec![trouble])?;
    match read_published(questionnaire, &json) {
        Ok(published) => Ok(Rc::new(published)),
        Err(problems) => Err(in_file(&url, &problems)),
    }
}

impl Public {
    pub(super) fn show(mount: Element, props: PublicProps) -> Self {
        let app = yew::Renderer::<PublicView>::with_root_and_props(mount, props.clone()).render();
        Self { app, props }
    }

    /// How many responses the figures are of, `null` where that is hidden.
    pub(super) fn n(&self) -> JsValue {
        self.props.published.figures.n.map_or(JsValue::NULL, |n| (n as f64).into())
    }

    pub(super) fn figures(&self) -> JsValue {
        of_published(&self.props.published)
    }

    pub(super) fn published(&self) -> &Published {
        &self.props.published
    }

    pub(super) fn translate(&mut self, language: Language) {
        self.props.language = language;
        self.app.update(self.props.clone());
    }

    pub(super) fn destroy(self) {
        self.app.destroy();
    }
}
