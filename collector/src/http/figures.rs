//! `POST /v1/figures`: figures that the server counts. Who may see rows gets exact ones, a reader noisy ones; small cells are
//! hidden in both.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::http::HeaderMap;
use axum::{Extension, Json};
use hailong_core::calendar::day_in_vietnam;
use hailong_core::figures::FiguresError;
use hailong_core::filter::{Filter, UNIT};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

use super::answer::Refused;
use super::json_body::is_json;
use super::signed_in::Staff;
use super::state::Collector;
use crate::now;
use crate::store::Role;
use crate::tables::{Precision, TableError};
use crate::words::Trouble;

/// The most values that a filter may name: more is no question of a person's.
const MOST_VALUES: usize = 4_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    questionnaire: String,
    /// The values of each field that are let through.
    #[serde(default)]
    filter: BTreeMap<String, Vec<String>>,
}

pub(super) async fn figures(
    Extension(collector): Extension<Arc<Collector>>,
    Staff(session): Staff,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<Value>, Refused> {
    let precision = match session.account.role {
        Role::Administrator | Role::Analyst => Precision::Exact,
        Role::Reader => Precision::Noisy,
        Role::Officer => return Err(Trouble::Forbidden.into()),
    };
    if !is_json(&headers) {
        return Err(Trouble::MediaType.into());
    }
    let body = body.map_err(|_| Trouble::BadRequest)?;
    let asked: Asked = serde_json::from_slice(&body).map_err(|_| Trouble::BadRequest)?;
    let published = collector.catalogue.now();
    let (_, version) = published.latest(&asked.questionnaire).ok_or(Trouble::Questionnaire)?;
    let own = session.account.units.as_deref().map(|units| published.with_those_below(units));
    let filter = filter(asked.filter, own.as_deref())?;
    let counted = collector
        .tables
        .figures(&collector.store, &version.questionnaire, &filter, precision)
        .await;
    let figures = counted.map_err(|error| match error {
        TableError::Store(error) => Refused::from(error),
        TableError::Figures(FiguresError::Unknown(_) | FiguresError::SeveralOptions(_)) => {
            Trouble::Filter.into()
        }
        error => {
            tracing::error!(%error, "figures couldn't be counted");
            Trouble::Internal.into()
        }
    })?;
    let mut json = serde_json::to_value(&figures).map_err(|_| Trouble::Internal)?;
    json["made"] = day_in_vietnam(now()).into();
    Ok(Json(json))
}

/// The filter that is asked for, within the units of the account.
fn filter(asked: BTreeMap<String, Vec<String>>, own: Option<&[String]>) -> Result<Filter, Refused> {
    if asked.values().map(Vec::len).sum::<usize>() > MOST_VALUES {
        return Err(Trouble::Filter.into());
    }
    let mut filter = Filter::all();
    for (field, values) in &asked {
        // None of the values of a field is a view of nobody.
        if values.is_empty() {
            return Err(Trouble::Filter.into());
        }
        for value in values {
            filter.allow(field, value);
        }
    }
    if let Some(own) = own {
        let wanted: Vec<String> = match filter.values(UNIT) {
            Some(wanted) => wanted.iter().filter(|unit| own.contains(unit)).cloned().collect(),
            None => own.to_vec(),
        };
        if wanted.is_empty() {
            return Err(Trouble::Forbidden.into());
        }
        filter.clear(UNIT);
        wanted.into_iter().for_each(|unit| filter.allow(UNIT, unit));
    }
    Ok(filter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_gets_another_unit_s_figures() {
        let own = ["a".to_owned(), "b".to_owned()];
        let units = |asked: &[&str], own: Option<&[String]>| {
            let mut fields = BTreeMap::new();
            if !asked.is_empty() {
                fields.insert(UNIT.to_owned(), asked.iter().map(ToString::to_string).collect());
            }
            filter(fields, own).ok().map(|filter| filter.values(UNIT).map(<[_]>::to_vec))
        };
        let some = |units: &[&str]| Some(Some(units.iter().map(ToString::to_string).collect()));
        assert_eq!(units(&[], None), Some(None));
        assert_eq!(units(&["c"], None), some(&["c"]));
        assert_eq!(units(&[], Some(&own)), some(&["a", "b"]));
        assert_eq!(units(&["b", "c"], Some(&own)), some(&["b"]));
        assert_eq!(units(&["c"], Some(&own)), None);
        assert_eq!(units(&[], Some(&[])), None);
        assert!(filter(BTreeMap::from([("month".to_owned(), Vec::new())]), None).is_err());
    }
}
