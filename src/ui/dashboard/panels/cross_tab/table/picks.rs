//! How cells of the cross-tab are picked.

use yew::Callback;

use crate::charts::{OF, StackedInput};
use crate::ui::dashboard::model::drill::Message;
use crate::ui::dashboard::model::drill::picking::Picked;

/// A pick of a bar filters by the first field, one of a segment by both.
pub fn cells(
    send: &Callback<Message>,
    fields: [String; 2],
    input: &StackedInput,
) -> Callback<Picked> {
    let mut told: Vec<String> = Vec::new();
    for row in &input.rows {
        let Some(segments) = row.cell.segments() else { continue };
        told.push(row.key.clone());
        for (series, segment) in input.series.iter().zip(segments) {
            if segment.as_ref().is_some_and(|segment| segment.share > 0.0) {
                told.push([row.key.as_str(), OF, &series.key].concat());
            }
        }
    }
    send.reform(move |Picked { key, .. }: Picked| {
        let values = fields.iter().zip(key.split(OF));
        let values = values.map(|(field, value)| (field.clone(), value.to_owned())).collect();
        Message::Cell(values, told.contains(&key))
    })
}
