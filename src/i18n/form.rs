//! The words of the citizen's form.

use super::Language;

table_of! {
    section: "Phần {n}/{of}", "Section {n} of {of}";
    question: "Câu {n}/{of}", "Question {n} of {of}";
    review: "Xem lại phiếu", "Check your answers";
    review_hint: "Xin Ông/Bà xem lại các câu trả lời trước khi gửi. Câu nào cũng có thể thay đổi.",
        "Please check your answers before you send them. You can change any of them.";
    minutes_left: "còn khoảng {n} phút", "about {n} min left";
    last_minute: "sắp xong", "almost done";
    saved: "Câu trả lời được lưu tạm trên máy này", "Your answers are kept on this device";
    not_saved: "Trình duyệt không cho lưu tạm; xin không tải lại trang trước khi gửi",
        "This browser keeps no drafts; please don't reload the page before you send";
    optional: "(không bắt buộc)", "(optional)";
    next: "Tiếp tục", "Continue";
    back: "Quay lại", "Back";
    to_review: "Xem lại phiếu", "Check your answers";
    submit: "Gửi phiếu", "Send";
    submitting: "Đang gửi…", "Sending…";
    change: "Thay đổi", "Change";
    unanswered: "Chưa trả lời", "Not answered";
    agreed: "Đồng ý", "Agreed";
    choose: "Chọn một mục", "Choose one";
    choose_several: "Có thể chọn nhiều mục.", "You can choose several.";
    choose_up_to: "Chọn tối đa {n} mục.", "Choose up to {n}.";
    or: "hoặc", "or";
    rank_all: "Bấm “Chọn” lần lượt, việc quan trọng nhất trước.", "Press “Choose” one after the other, the most important first.";
    rank_up_to: "Bấm “Chọn” lần lượt, việc quan trọng nhất trước; tối đa {n} mục.",
        "Press “Choose” one after the other, the most important first; up to {n}.";
    rank_choose: "Chọn", "Choose";
    rank_up: "Lên", "Move up";
    rank_down: "Xuống", "Move down";
    rank_remove: "Bỏ", "Remove";
    rank_place: "{option}: thứ {n}", "{option}: number {n}";
    rank_removed: "{option}: đã bỏ", "{option}: removed";
    rank_full: "Đã chọn đủ {n} mục. Muốn chọn mục khác, xin bỏ bớt một mục.",
        "You have chosen {n}. To choose another, remove one first.";
    most_characters: "Tối đa {n} ký tự.", "Up to {n} characters.";
    errors_title: "Xin Ông/Bà xem lại", "Please put this right";
    error_prefix: "Lỗi:", "Error:";
    error_missing: "Xin trả lời câu “{question}”", "Please answer “{question}”";
    error_consent: "Xin đánh dấu đồng ý trước khi gửi phiếu", "Please tick your consent before you send";
    error_not_a_number: "Xin ghi bằng số ở câu “{question}”, ví dụ: 2", "Please enter a number for “{question}”, such as 2";
    error_not_whole: "Xin ghi số nguyên ở câu “{question}”, ví dụ: 2", "Please enter a whole number for “{question}”, such as 2";
    error_not_a_day: "Xin ghi đủ ngày, tháng, năm có thật ở câu “{question}”, ví dụ: 5/9/2026",
        "Please enter a real day, month and year for “{question}”, such as 5/9/2026";
    error_in_future: "Ngày ở câu “{question}” không thể sau hôm nay", "The date for “{question}” can't be in the future";
    error_too_early: "Ngày ở câu “{question}” phải từ {limit} trở đi", "The date for “{question}” must be {limit} or later";
    error_too_late: "Ngày ở câu “{question}” phải từ {limit} trở về trước", "The date for “{question}” must be {limit} or earlier";
    error_too_few: "Câu “{question}” cần chọn ít nhất {limit} mục", "Choose at least {limit} for “{question}”";
    error_below: "Số ở câu “{question}” phải từ {limit} trở lên", "“{question}” must be {limit} or more";
    error_above: "Số ở câu “{question}” phải từ {limit} trở xuống", "“{question}” must be {limit} or less";
    error_too_many: "Câu “{question}” chỉ chọn tối đa {limit} mục", "Choose at most {limit} for “{question}”";
    error_too_long: "Phần trả lời “{question}” dài quá {excess} ký tự; tối đa {limit} ký tự",
        "The answer to “{question}” is {excess} characters too long; the limit is {limit}";
    receipt_title: "Trân trọng cảm ơn Ông/Bà", "Thank you";
    receipt_lead: "Phiếu đã được ghi nhận.", "Your answers have been recorded.";
    receipt_number: "Số biên nhận", "Receipt number";
    receipt_time: "Thời điểm gửi", "Sent";
    receipt_kept: "Phiếu được lưu trong trình duyệt của máy này để đơn vị tổng hợp.",
        "Your answers are stored in this browser, where the office collects them.";
    receipt_keep: "Xin giữ lại số biên nhận để sau này Ông/Bà có thể yêu cầu xem hoặc xóa phiếu.",
        "Keep the receipt number in case you want to see your answers or have them deleted later.";
    save_receipt: "Lưu biên nhận", "Save the receipt";
    print: "In biên nhận", "Print the receipt";
    another: "Gửi phiếu khác", "Fill in another form";
    store_failed: "Chưa lưu được phiếu. Các câu trả lời vẫn còn nguyên: xin Ông/Bà thử gửi lại hoặc lưu phiếu thành tệp.",
        "Your answers could not be stored. They are still here: please try again, or save them as a file.";
    save_file: "Lưu phiếu thành tệp", "Save my answers as a file";
    unavailable: "Phiếu khảo sát hiện chưa mở được. Mong Ông/Bà thông cảm và thử lại sau.",
        "The survey can't be shown at the moment. We are sorry; please try again later.";
    language: "Ngôn ngữ", "Language";
}
