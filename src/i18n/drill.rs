//! The words of what staff filter by from the pictures, and of the tree of units.

use super::Language;

table_of! {
    picked: "đang lọc", "filtered by";
    filtered: "Đang lọc theo {name}: {values}.", "Filtered by {name}: {values}.";
    unfiltered: "Đã bỏ lọc theo {name}.", "No longer filtered by {name}.";
    cleared: "Đã bỏ mọi bộ lọc.", "All filters cleared.";
    too_few: "{value}: không lọc được vì có quá ít câu trả lời để hiển thị.",
        "{value}: can’t be filtered by, too few answers to show.";
    pick_units: ". Chọn một hàng để chỉ xem đơn vị đó, chọn lại để thôi; giữ Shift để chọn thêm đơn vị; phím Esc bỏ mọi bộ lọc",
        ". Pick a row to see that unit alone, again to stop; hold Shift to add a unit; Esc clears all filters";
    pick_periods: ". Chọn một kỳ để chỉ xem kỳ đó, chọn lại để thôi; giữ Shift để kéo dài khoảng thời gian; phím Esc bỏ mọi bộ lọc",
        ". Pick a period to see it alone, again to stop; hold Shift to extend the range; Esc clears all filters";
    units_under: "{name} ({n} đơn vị)", "{name} ({n} units)";
    all_units: "Tất cả đơn vị", "All units";
    crumbs: "Đang xem trong cây đơn vị", "Where you are in the tree of units";
    merged: "Số liệu của {unit} gồm cả phiếu của {parts}, đã nhập vào đơn vị này.",
        "The figures of {unit} take in the responses of {parts}, which became part of it.";
    merged_before: "{parts} đã nhập vào {unit}; số liệu đang xem chưa gồm phiếu của các đơn vị đó.",
        "{parts} became part of {unit}; these figures don’t take in their responses.";
    merged_take: "Tính cả phiếu trước khi sáp nhập", "Take in the responses from before the merger";
    merged_leave: "Chỉ tính từ khi sáp nhập", "Leave them out";
    steps: "Theo tháng, quý hay năm", "By month, quarter or year";
    months: "Tháng", "Month";
    quarters: "Quý", "Quarter";
    years: "Năm", "Year";
    period_finding: "{last}: {share}; cao nhất {best} ({high}), thấp nhất {worst} ({low})",
        "{last}: {share}; highest {best} ({high}), lowest {worst} ({low})";
    period_alike: "{last}: {share}; chưa thấy khác biệt rõ giữa các kỳ", "{last}: {share}; no clear difference between the periods";
    period_one: "{last}: {share}", "{last}: {share}";
    quarters_text: "{what} theo quý gửi phiếu (giờ Việt Nam), dải là khoảng tin cậy 95 %",
        "{what} by the quarter of sending (Vietnam time); the band is the 95% interval";
    years_text: "{what} theo năm gửi phiếu (giờ Việt Nam), dải là khoảng tin cậy 95 %",
        "{what} by the year of sending (Vietnam time); the band is the 95% interval";
    periods_gaps: "; kỳ tô xám không có số liệu để hiển thị", "; grey periods have nothing to show";
    periods_limits: "; nét đứt là mức dao động thường ngày (ba sigma), hình thoi là kỳ nằm ngoài mức ấy",
        "; dashed lines are the usual range (three sigma), diamonds are periods outside of it";
    pick_cells: " Chọn tên một hàng để lọc theo hàng đó, chọn một ô để lọc theo cả hai; chọn lại để thôi.",
        " Pick a row to filter by it, or a segment to filter by both; pick it again to stop.";
}
