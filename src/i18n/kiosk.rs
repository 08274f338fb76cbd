//! The words of a hall: the kiosk's screens, what a clerk looks up there, and keying in from paper.

use super::Language;

table_of! {
    invitation: "Kính mời Ông/Bà cho ý kiến", "Please tell us how we served you";
    invitation_hint: "Chạm vào một nút để bắt đầu. Mất khoảng {n} phút.",
        "Touch a button to begin. It takes about {n} minutes.";
    start: "Bắt đầu", "Start in English";
    too_soon: "Xin Ông/Bà chờ giây lát rồi bấm lại.", "Please wait a moment, then press again.";
    leave: "Dừng lại", "Stop";
    still_there: "Ông/Bà còn đang trả lời phiếu không ạ?", "Are you still there?";
    will_be_erased: "Nếu không ai chạm vào màn hình, các câu trả lời sẽ được xóa để người sau không nhìn thấy.",
        "If nobody touches the screen, the answers will be erased, so that the next person doesn't see them.";
    seconds_left: "còn {n} giây", "{n} s left";
    go_on: "Tôi vẫn đang làm", "I am still here";
    end: "Dừng và xóa câu trả lời", "Stop and erase my answers";
    thanks: "Trân trọng cảm ơn Ông/Bà", "Thank you";
    thanks_stored: "Phiếu đã được ghi nhận. Màn hình sẽ tự trở về trang đầu.",
        "Your answers have been recorded. The screen returns to the start by itself.";
    thanks_number: "Số biên nhận: {n}", "Receipt number: {n}";
    thanks_not_stored: "Máy chưa ghi được phiếu vào bộ nhớ. Phiếu chưa mất: xin Ông/Bà báo cán bộ tại quầy.",
        "The device could not store your answers yet. They are not lost: please tell a clerk at the counter.";
    done: "Xong", "Done";
    closed: "Hiện ngoài giờ làm việc", "We are closed at the moment";
    opens_today: "Mở lại lúc {time} hôm nay.", "Open again today at {time}.";
    opens_on: "Mở lại lúc {time} {day}, ngày {date}.", "Open again on {day}, {date}, at {time}.";
    sunday: "Chủ nhật", "Sunday";
    monday: "thứ Hai", "Monday";
    tuesday: "thứ Ba", "Tuesday";
    wednesday: "thứ Tư", "Wednesday";
    thursday: "thứ Năm", "Thursday";
    friday: "thứ Sáu", "Friday";
    saturday: "thứ Bảy", "Saturday";
    waiting: "Có {n} phiếu chưa ghi được vào bộ nhớ của máy. Xin đừng tắt máy và báo cán bộ tại quầy.",
        "{n} forms could not be stored on this device yet. Please leave it on and tell a clerk.";

    clerk: "Dành cho cán bộ", "For the clerk";
    clerk_kept: "Phiếu đang lưu trên máy này", "Forms kept on this device";
    clerk_waiting: "Phiếu chưa ghi được", "Forms not stored yet";
    clerk_oldest: "Phiếu cũ nhất", "Oldest form";
    clerk_newest: "Phiếu mới nhất", "Newest form";
    clerk_storage: "Bộ nhớ", "Storage";
    clerk_used: "đã dùng {used} MB trong {quota} MB", "{used} MB of {quota} MB used";
    clerk_persisted: "trình duyệt giữ lâu dài", "kept by the browser for good";
    clerk_not_persisted: "trình duyệt có thể tự xóa khi thiếu chỗ",
        "the browser may clear it when room is short";
    clerk_awake: "Giữ sáng màn hình", "Screen kept awake";
    clerk_full: "Toàn màn hình", "Full screen";
    clerk_version: "Phiên bản", "Version";
    clerk_reading: "đang đọc…", "reading…";
    clerk_unreadable: "không đọc được", "can't be read";
    yes: "có", "yes";
    no: "không", "no";
    none: "không có", "none";
    unknown: "không rõ", "not known";
    full_screen: "Mở toàn màn hình", "Full screen";
    export: "Lưu các phiếu trên máy thành tệp", "Save what is kept here as a file";
    close: "Đóng", "Close";

    paper: "Số của phiếu giấy", "Number of the paper";
    paper_missing: "Xin ghi số của phiếu giấy", "Please enter the number of the paper";
    paper_known: "Phiếu giấy số {n} đã được nhập trên máy này. Bấm Enter lần nữa nếu vẫn muốn nhập.",
        "Paper {n} was keyed in on this device already. Press Enter again to key it in all the same.";
    keys: "Phím số: chọn và sang câu sau. 0 hoặc K: không áp dụng. Enter: bỏ qua. Backspace hoặc ↑: quay lại. Ctrl+Enter: ghi phiếu.",
        "Digits: answer and go on. 0 or K: not applicable. Enter: skip. Backspace or ↑: go back. Ctrl+Enter: store.";
    store: "Ghi phiếu và nhập phiếu sau", "Store and go on with the next";
    storing: "Đang ghi…", "Storing…";
    stored: "Đã ghi phiếu số {n}. Từ khi mở trang: {count} phiếu.", "Paper {n} is stored. {count} since the page was opened.";
    undo: "Lấy lại phiếu số {n} để sửa", "Take back paper {n} to mend it";
    undone: "Đã lấy lại phiếu số {n}: xin sửa rồi ghi lại.", "Paper {n} was taken back: mend it and store it again.";
    not_stored: "Chưa ghi được phiếu. Các câu trả lời vẫn còn nguyên: xin ghi lại hoặc lưu thành tệp.",
        "The form could not be stored. Its answers are still here: store it again, or save it as a file.";
    not_undone: "Chưa lấy lại được phiếu đã ghi.", "The stored form could not be taken back.";
    save_file: "Lưu phiếu thành tệp", "Save the form as a file";
    fields: "Ghi bằng chữ và số", "Written answers";
    agrees: "Đồng ý", "Agrees";
    choose: "Chọn một mục", "Choose one";
    day_as: "ngày/tháng/năm", "day/month/year";
    error_other: "Câu trả lời chưa đúng", "The answer isn't right yet";
}

impl Words {
    /// The day of the week, 0 for Sunday.
    pub fn weekday(&self, day: usize) -> &'static str {
        let names = [
            self.sunday,
            self.monday,
            self.tuesday,
            self.wednesday,
            self.thursday,
            self.friday,
            self.saturday,
        ];
        names.get(day).copied().unwrap_or_default()
    }
}
