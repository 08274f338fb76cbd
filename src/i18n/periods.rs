//! The words by which a person chooses two periods: they travel with the selects, `ui/dashboard/panels/periods/controls.rs`.

use super::Language;

table_of! {
    compare_now: "So sánh", "Compare";
    compare_before: "với", "with";
    choose_period: "Chọn kỳ…", "Choose a period…";
    years: "Năm", "Years";
    quarters: "Quý", "Quarters";
    months: "Tháng", "Months";
}
