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
    display: "Cỡ chữ và cách hiển thị", "Text size and display";
    size: "Cỡ chữ", "Text size";
    size_usual: "Vừa", "Medium";
    size_large: "Lớn", "Large";
    size_largest: "Rất lớn", "Very large";
    contrast: "Tương phản cao: chữ đen trên nền trắng", "High contrast: black on white";
    one_at_a_time: "Hiện lần lượt từng câu hỏi", "One question at a time";
    read_aloud: "Đọc câu hỏi", "Read the question aloud";
    stop_reading: "Dừng đọc", "Stop reading";
    said_range: "Chọn từ {from} đến {to}.", "Choose from {from} to {to}.";
    paper: "In phiếu giấy", "Print a paper form";
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
