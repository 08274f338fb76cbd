//! The words of marked events and of changes of method, and of two periods that are chosen by hand.

use super::Language;

table_of! {
    event: "{day}: {label}", "{day}: {label}";
    event_breaks: "{day}: {label} (phương pháp thay đổi)", "{day}: {label} (the method changed)";
    marked: "; vạch đứng đánh dấu {events}", "; upright lines mark {events}";
    marked_more: " và {n} sự kiện khác", " and {n} more events";
    broken: "; ở vạch đậm phương pháp thay đổi nên đường không nối qua, mức dao động tính riêng cho mỗi đoạn",
        "; at a bold line the method changed: the curve isn’t drawn across it, and each stretch has a usual range of its own";
    since: " (từ khi phương pháp thay đổi ngày {day})", " (since the method changed on {day})";
    title_caution: "; phương pháp đã thay đổi từ {day}", "; the method changed on {day}";
    caution: "Thận trọng: phương pháp đã thay đổi từ {day} ({label}), nên chênh lệch có thể do cách khảo sát chứ không do phục vụ tốt lên hay kém đi.",
        "Caution: the method changed on {day} ({label}), so a difference may come from how it was asked rather than from the service.";
    title_part: "; có kỳ chưa trọn", "; a period isn’t complete";
    part: "Thận trọng: {period} chỉ có phiếu của {months}.", "Caution: of {period} there are only responses from {months}.";
    running: "Thận trọng: {period} chưa kết thúc.", "Caution: {period} isn’t over.";
    part_why: "Khi kỳ chưa trọn, chênh lệch có thể do thời điểm trong năm chứ không do phục vụ tốt lên hay kém đi.",
        "Where a period isn’t complete, a difference may come from the time of year rather than from the service.";
    two_periods: "Chọn hai kỳ để so sánh", "Choose two periods to compare";
    year: "năm {year}", "{year}";
    choose: "So sánh hai kỳ khác", "Compare two other periods";
    automatic: "Trở lại kỳ mặc định", "Back to the automatic periods";
    overlapping: "Hai kỳ trùng hoặc chồng lên nhau nên không so sánh được. Xin chọn hai kỳ không có tháng chung.",
        "The two periods are the same or overlap, so they can’t be compared. Please choose two without a month in common.";
    half_chosen: "Xin chọn cả hai kỳ để so sánh.", "Please choose both periods.";
    not_answered: "Không có phiếu nào của {periods} nên không so sánh được. Xin chọn kỳ khác.",
        "There are no responses from {periods}, so there is nothing to compare. Please choose another period.";
    by_person: "Hai kỳ do người xem chọn, không theo bộ lọc tháng. Chọn kỳ vì thấy kết quả cao hay thấp thì dễ gặp chênh lệch ngẫu nhiên.",
        "The two periods were chosen by hand, whatever months are filtered. Periods picked for a high or low result often differ by chance.";
}
