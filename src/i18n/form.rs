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
    characters_left: "Còn {n} ký tự", "{n} characters left";
    characters_over: "Quá {n} ký tự", "{n} characters too many";
    characters_few: "Còn không quá {n} ký tự", "No more than {n} characters left";
    characters_too_many: "Đã quá số ký tự cho phép", "Too many characters";
    choose_several: "Có thể chọn nhiều mục.", "You can choose several.";
    choose_up_to: "Chọn tối đa {n} mục.", "Choose up to {n}.";
    or: "hoặc", "or";
    rank_all: "Bấm “Chọn” lần lượt, việc quan trọng nhất trước.", "Press “Choose” one after the other, the most important first.";
    rank_up_to: "Bấm “Chọn” lần lượt, việc quan trọng nhất trước; tối đa {n} mục.",
        "Press “Choose” one after the other, the most important first; up to {n}.";
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
    store_failed: "Trình duyệt báo lỗi khi lưu nên phiếu chưa được gửi.",
        "Your answers were not sent: the browser reports a fault in its storage.";
    store_full: "Bộ nhớ của máy đã đầy nên phiếu chưa được gửi. Xin xóa bớt dữ liệu trên máy rồi gửi lại.",
        "Your answers were not sent: the device's storage is full. Please make some room and send them again.";
    store_unavailable: "Trình duyệt không cho lưu (có thể đang ở chế độ riêng tư) nên phiếu chưa được gửi. Xin mở phiếu trong cửa sổ thường.",
        "Your answers were not sent: the browser doesn't let this page store anything, perhaps because the window is private. Please use an ordinary window.";
    store_slow: "Máy lưu lâu hơn thường lệ nên chưa rõ phiếu đã được gửi hay chưa. Gửi lại cũng chỉ tính là một phiếu.",
        "Storing takes longer than usual, so we don't know yet whether your answers were sent. If you send them again they count once.";
    answers_remain: "Các câu trả lời vẫn còn nguyên: xin Ông/Bà gửi lại, lưu phiếu thành tệp, hoặc lưu bản để in và nộp tại nơi tiếp nhận.",
        "They are still here: please send them again, save them as a file, or save a copy to print and hand in at the office.";
    save_file: "Lưu phiếu thành tệp", "Save my answers as a file";
    save_copy: "Lưu bản để in", "Save a copy to print";
    not_sent: "(Bản ghi lại các câu trả lời; phiếu chưa được gửi qua mạng.)", "(A copy of the answers; the form was not sent.)";
    later: "Lưu để làm tiếp sau", "Save and finish later";
    later_hint: "Phiếu được giữ 7 ngày trong trình duyệt này. Nếu máy dùng chung, người khác cũng có thể mở.",
        "It is kept in this browser for 7 days. On a shared device somebody else could open it.";
    later_kept: "Đã lưu lúc {time}. Trong 7 ngày tới, xin mở lại phiếu bằng trình duyệt này để làm tiếp.",
        "Saved at {time}. To go on, open the form in this browser again within 7 days.";
    later_failed: "Trình duyệt không cho lưu để làm tiếp sau. Mong Ông/Bà gửi phiếu trong lần này.",
        "This browser can't keep the form for later. Please send it this time.";
    found: "Trên máy này có một phiếu chưa gửi, lưu lúc {time}. Nếu là phiếu của mình, Ông/Bà có thể làm tiếp.",
        "A form that was not sent is kept on this device, saved at {time}. If it is yours, you can go on with it.";
    resume: "Làm tiếp", "Go on with it";
    discard: "Xóa, làm phiếu mới", "Delete it and start anew";
    unavailable: "Phiếu khảo sát hiện chưa mở được. Mong Ông/Bà thông cảm và thử lại sau.",
        "The survey can't be shown at the moment. We are sorry; please try again later.";
    rare_missing: "Chưa mở được phần này vì mất mạng. Xin thử lại khi có mạng.",
        "This can't be opened without a connection. Please try again when you are online.";
    language: "Ngôn ngữ", "Language";
    display: "Cỡ chữ và cách hiển thị", "Text size and display";
    read_aloud: "Đọc câu hỏi", "Read the question aloud";
    stop_reading: "Dừng đọc", "Stop reading";
    paper: "In phiếu giấy", "Print a paper form";
}
