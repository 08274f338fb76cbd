//! The words of what staff filter by from the pictures, and of the tree of units.

use super::Language;

table_of! {
    picked: "đang lọc", "filtered by";
    filtered: "Đang lọc theo {name}: {values}.", "Filtered by {name}: {values}.";
    unfiltered: "Đã bỏ lọc theo {name}.", "No longer filtered by {name}.";
    cleared: "Đã bỏ mọi bộ lọc.", "All filters cleared.";
    too_few: "{value}: không lọc được vì có quá ít câu trả lời để hiển thị.",
        "{value}: can’t be filtered by, too few answers to show.";
    pick_units: ". Bấm hoặc nhấn Enter vào một hàng để chỉ xem đơn vị đó, lần nữa để thôi; giữ Shift để chọn thêm đơn vị. Phím Esc bỏ mọi bộ lọc",
        ". Click a row or press Enter on it to see that unit alone, again to stop; hold Shift to add a unit. Esc clears all filters";
    pick_periods: ". Bấm hoặc nhấn Enter vào một kỳ để chỉ xem kỳ đó, lần nữa để thôi; giữ Shift để kéo dài khoảng thời gian. Phím Esc bỏ mọi bộ lọc",
        ". Click a period or press Enter on it to see it alone, again to stop; hold Shift to extend the range. Esc clears all filters";
    pick_cells: " Chọn tên một hàng để lọc theo hàng đó, chọn một ô để lọc theo cả hai; chọn lại để thôi.",
        " Pick a row to filter by it, or a segment to filter by both; pick it again to stop.";
}
