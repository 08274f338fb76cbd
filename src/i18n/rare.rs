//! The words of the citizen's form that few people come to: they travel with what shows them, `ui/form/rare.rs`.

use super::Language;

table_of! {
    search_how: "Gõ vài chữ để tìm, không cần gõ dấu.", "Type a few letters to search; accents are not needed.";
    search_found: "Có {n} mục phù hợp", "{n} found";
    search_none: "Không tìm thấy mục nào. Xin thử gõ từ khác.", "Nothing found. Please try other words.";
    search_missed: "Chưa chọn được mục nào với “{typed}”. Xin gõ từ khác hoặc chọn trong danh sách.",
        "Nothing was chosen for “{typed}”. Please type other words, or choose from the list.";
    search_more: "và {n} mục khác: xin gõ thêm", "and {n} more: please type on";
    area: "Tìm trong khu vực", "Search in the area";
    every_area: "Tất cả khu vực", "All areas";
    day: "Ngày", "Day";
    month: "Tháng", "Month";
    year: "Năm", "Year";
    dossier_doubt: "Mã này có vẻ chưa đúng mẫu, xin Ông/Bà đối chiếu lại với giấy tiếp nhận. Ông/Bà vẫn có thể gửi phiếu.",
        "This code looks unusual; please compare it with your slip. You can send the form all the same.";
    scan: "Quét mã QR", "Scan a QR code";
    scan_stop: "Dừng quét", "Stop scanning";
    scan_refused: "Chưa mở được máy ảnh. Ông/Bà vẫn có thể gõ mã hồ sơ vào ô.",
        "The camera can't be used. You can type the code instead.";
    scan_another: "Mã QR này không phải mã hồ sơ nên phiếu không ghi lại. Xin Ông/Bà đưa giấy tiếp nhận vào trước máy ảnh, hoặc gõ mã hồ sơ vào ô.",
        "This QR code isn't a case's code, so nothing of it was taken. Please hold your slip before the camera, or type the code.";
    rank_choose: "Chọn", "Choose";
    rank_up: "Lên", "Up";
    rank_down: "Xuống", "Down";
    rank_remove: "Bỏ", "Remove";
    rank_place: "{option}: thứ {n}", "{option}: number {n}";
    rank_removed: "{option}: đã bỏ", "{option}: removed";
    rank_full: "Đã chọn đủ {n} mục. Muốn chọn mục khác, xin bỏ bớt một mục.",
        "You have chosen {n}. To choose another, remove one first.";
    size: "Cỡ chữ", "Text size";
    size_usual: "Vừa", "Medium";
    size_large: "Lớn", "Large";
    size_largest: "Rất lớn", "Very large";
    contrast: "Tương phản cao: chữ đen trên nền trắng", "High contrast: black on white";
    one_at_a_time: "Hiện lần lượt từng câu hỏi", "One question at a time";
    said_range: "Chọn từ {from} đến {to}.", "Choose from {from} to {to}.";
    paper_how: "Xin đánh dấu X vào ô phù hợp.", "Please put an X into the box that applies.";
    paper_number: "Số phiếu: ………………", "Form no.: ………………";
    paper_point: "Nội dung", "Question";
    paper_rank: "Xin ghi 1, 2, 3… vào ô, bắt đầu từ việc quan trọng nhất.",
        "Write 1, 2, 3… into the boxes, beginning with what matters most.";
    paper_date: "(ngày/tháng/năm)", "(day/month/year)";
    paper_if: "Chỉ trả lời nếu {condition}.", "Answer only if {condition}.";
    paper_if_it_applies: "Chỉ trả lời nếu phù hợp với Ông/Bà.", "Answer only if it applies to you.";
    paper_skip: "Nếu {condition}, xin chuyển đến phần “{page}”.", "If {condition}, please go on to “{page}”.";
    paper_skip_all: "Nếu {condition}, xin dừng tại đây.", "If {condition}, please stop here.";
    paper_numbered: "câu {n}", "question {n}";
    paper_named: "câu “{question}”", "“{question}”";
    paper_answered: "có trả lời", "answered";
    paper_at_least: "từ {n} trở lên", "{n} or more";
    paper_at_most: "từ {n} trở xuống", "{n} or less";
    paper_and: " và ", " and ";
    paper_or: " hoặc ", " or ";
}
