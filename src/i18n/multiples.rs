//! The words of the small trends of each unit; they travel with the panel.

use super::Language;

table_of! {
    title: "Diễn biến theo tháng của từng đơn vị", "Month by month, each unit";
    text: "{what} theo tháng, xếp như bảng xếp hạng, cùng một trục. Đường đậm là đơn vị, đường xám là kết quả chung; tháng bị ẩn thì đường đứt quãng.{line} Chọn một đơn vị để chỉ xem đơn vị đó.",
        "{what} by month, in the order of the ranking, all on one axis. The bold line is the unit, the grey one all of them together; where a month is hidden the line is broken.{line} Pick a unit to see it alone.";
    mean: " Nét đứt là kết quả cả kỳ của đơn vị.", " The dashed line is the unit’s result over the whole time.";
    breaks: " Vạch đứng: phương pháp thay đổi.", " Upright lines: the method changed.";
    counting: "Đang tính diễn biến theo tháng của từng đơn vị…", "Counting each unit month by month…";
    shown: "Hiện {shown} trong {all} đơn vị.", "{shown} of {all} units.";
    shown_all: "Đã hiện cả {all} đơn vị.", "All {all} units.";
    less: "Chỉ hiện {n} đơn vị đầu", "Show only the first {n} units";
    more: "Hiện thêm {n} đơn vị", "Show {n} more units";
    last: "gần nhất {month}: {share}", "latest {month}: {share}";
    hidden: "{n} tháng không hiển thị", "{n} months not shown";
    none: "quá ít phiếu để hiển thị", "too few responses to show";
    whole: "Cả kỳ", "Whole time";
}
