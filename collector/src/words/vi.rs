//! The words in Vietnamese.

use hailong_core::validate::InvalidKind;
use hailong_wire::received::FaultKind;

use super::trouble::Trouble;

pub(super) fn trouble(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::NotJson => "Nội dung gửi lên không phải là JSON.",
        Trouble::TooLarge => "Nội dung gửi lên quá lớn.",
        Trouble::MediaType => {
            "Nội dung gửi lên phải là JSON, kèm tiêu đề Content-Type: application/json."
        }
        Trouble::Invalid => "Phiếu không khớp với bộ câu hỏi; xem danh sách lỗi.",
        Trouble::Filter => {
            "Bộ lọc có trường không tồn tại, không có giá trị nào, hoặc chọn nhiều mục của một câu hỏi chọn nhiều."
        }
        Trouble::Conflict => "Đã có một phiếu khác mang mã này. Phiếu đã lưu được giữ nguyên.",
        Trouble::Closed => "Bộ câu hỏi này đã ngừng nhận phiếu.",
        Trouble::Questionnaire => "Ở đây không có bộ câu hỏi này.",
        Trouble::NotFound => "Không có nội dung ở địa chỉ này.",
        Trouble::Method => "Địa chỉ này không nhận yêu cầu kiểu đó.",
        Trouble::BadRequest => "Có phần của địa chỉ hoặc nội dung không đọc được.",
        Trouble::TooMany => {
            "Có quá nhiều yêu cầu từ địa chỉ này. Vui lòng thử lại sau; không có gì bị mất."
        }
        Trouble::Unavailable => {
            "Hiện chưa lưu được phiếu. Vui lòng thử lại sau; không có gì bị mất."
        }
        Trouble::BadSignIn => {
            "Tên hoặc mật khẩu không đúng, hoặc liên kết đã được dùng hay đã hết hạn."
        }
        Trouble::SignedOut => "Phiên làm việc đã kết thúc. Vui lòng đăng nhập lại.",
        Trouble::Forbidden => "Tài khoản này không có quyền thực hiện việc này.",
        Trouble::Epoch => "Dữ liệu đã được khôi phục từ bản sao lưu. Vui lòng tải lại toàn bộ.",
        Trouble::Internal => {
            "Máy chủ thu phiếu gặp lỗi. Vui lòng thử lại, và báo cho người quản trị nếu lỗi vẫn còn."
        }
    }
}

pub(super) fn fault(kind: &FaultKind) -> String {
    match kind {
        FaultKind::Missing => "còn thiếu".into(),
        FaultKind::WrongType => "không đúng kiểu dữ liệu".into(),
        FaultKind::NotAnId => {
            "phải là một UUID viết thường, ví dụ 0198c0de-0000-7000-8000-00000000000a".into()
        }
        FaultKind::OtherFormat => {
            "là định dạng mà máy chủ này không đọc được; máy chủ đọc được định dạng 1".into()
        }
        FaultKind::UnknownMember => "không phải là một mục của phiếu".into(),
        FaultKind::UnknownUnit => "không có trong danh sách đơn vị của máy chủ".into(),
        FaultKind::UnknownQuestion => "không phải là câu hỏi của bộ câu hỏi này".into(),
        FaultKind::NotAsked => "không được hỏi khi có các câu trả lời này".into(),
        FaultKind::NotAnAnswer => "không phải là câu trả lời hợp lệ của câu hỏi này".into(),
        FaultKind::ControlCharacter => "có ký tự điều khiển".into(),
        FaultKind::TooLong(most) => format!("dài quá {most} ký tự"),
        FaultKind::Invalid(kind) => invalid(kind),
    }
}

fn invalid(kind: &InvalidKind) -> String {
    match kind {
        InvalidKind::Missing => "cần được trả lời".into(),
        InvalidKind::NoConsent => "cần có sự đồng ý".into(),
        InvalidKind::NotANumber => "không phải là số".into(),
        InvalidKind::NotWhole => "phải là số nguyên".into(),
        InvalidKind::Below(least) => format!("phải từ {least} trở lên"),
        InvalidKind::Above(most) => format!("phải từ {most} trở xuống"),
        InvalidKind::TooFew(least) => format!("phải chọn ít nhất {least} mục"),
        InvalidKind::TooMany(most) => format!("chỉ được chọn tối đa {most} mục"),
        InvalidKind::TooLong(most, excess) => format!("dài quá {most} ký tự, thừa {excess} ký tự"),
        InvalidKind::NotADay => "không phải là ngày có thật".into(),
        InvalidKind::TooEarly => "sớm hơn ngày đầu tiên hợp lý".into(),
        InvalidKind::TooLate => "muộn hơn ngày cuối cùng hợp lý".into(),
        InvalidKind::InFuture => "là ngày chưa đến".into(),
    }
}

pub(super) fn unknown_questionnaire(id: &str, version: Option<i64>) -> String {
    match version {
        Some(version) => format!("Phiên bản {version} của \"{id}\" chưa được công bố ở đây"),
        None => format!("\"{id}\" chưa được công bố ở đây"),
    }
}

pub(super) fn not_json(line: usize, column: usize) -> String {
    format!("Nội dung gửi lên không phải là JSON: dòng {line}, cột {column}.")
}
