//! The words around comments.

use super::Language;

/// Syllables and words that say nothing by themselves: a compound that has one of them isn't one. Of both languages, for
/// people write in either.
pub const STOPS: &str = "à ạ ai anh ấy bà bạn bằng bây bên bị biết bởi các cái càng cả cần chẳng chỉ chị cho chúng chưa có còn con cô \
    của cũng cùng cứ dạ dù do đã đang đây đấy đâu để đến đều đó được em gì giữa hay hãy hầu hết hoặc hơn hôm ít \
    không khi kể là lên luôn mà mấy mình mỗi mọi mới mong muốn này nào nên nếu nhé những nhiều như nhưng nhờ nữa ở \
    ông phải quá ra rằng rất rồi sao sau sẽ tại tất tôi tới từ từng theo thêm thì thế thấy trên trong trước tuy và \
    vào vẫn vậy về vì với vừa xin xong xuống \
    a about after all also am an and any are as at be because been before but by can could did do does for from \
    had has have he her here him his how i if in into is it its just me more my no not of on or our out she should \
    so some than that the their them then there they this to too up us very was we were what when which who will \
    with would you your";

table_of! {
    title: "Góp ý bằng lời", "Comments";
    text: "Lời góp ý chỉ nằm trên máy này và không có trong số liệu, báo cáo. Đọc kỹ có thể đoán ra người viết: xin che tên, số điện thoại và chi tiết riêng trước khi chia sẻ.",
        "Comments stay on this device and are in no figures and no report. A comment can give away who wrote it: please take out names, numbers and private details before you share it.";
    made_up: "Các góp ý dưới đây do máy ghép từ câu có sẵn, không phải lời của người dân. Đánh dấu ở đây không được lưu.",
        "These comments are put together by the computer, in Vietnamese; nobody said them. Marks made here aren’t kept.";
    search: "Tìm trong góp ý", "Search the comments";
    search_how: "Không cần gõ dấu. Đặt trong ngoặc kép để tìm nguyên cụm từ.", "Accents are not needed. Put a phrase in quotes.";
    question: "Câu hỏi", "Question";
    every_question: "Tất cả câu hỏi", "All questions";
    attitude: "Người viết", "Writers";
    everybody: "Tất cả", "All";
    satisfied: "Hài lòng", "Satisfied";
    dissatisfied: "Chưa hài lòng", "Not satisfied";
    due: "Việc còn lại", "Still to do";
    unread: "Chưa đọc", "Unread";
    unanswered: "Chưa trả lời", "Unanswered";
    staying: "{n} góp ý vừa được đánh dấu còn ở lại trong danh sách đến khi tìm hoặc lọc lại.", "{n} that were just marked stay listed until you search or filter again.";
    counted: "{n} góp ý", "{n} comments";
    found_all: "Tìm thấy {n} góp ý", "{n} comments found";
    found: "Tìm thấy {n} góp ý, trong đó {exact} góp ý viết đúng dấu như từ tìm", "{n} comments found, {exact} of them with the very accents";
    none: "Không có góp ý nào khớp. Xin thử từ khác hoặc bỏ bớt điều kiện lọc.", "No comment matches. Try other words, or fewer filters.";
    searching: "Đang tìm…", "Searching…";
    compounds: "Cụm từ hay gặp và số góp ý có cụm từ ấy", "Frequent phrases, and how many comments have them";
    list: "Danh sách góp ý", "The comments";
    listed: "Chỉ liệt kê {n} góp ý đầu tiên. Xin lọc hoặc tìm để thu hẹp.", "Only the first {n} are listed. Please filter or search.";
    left_out: "Có {n} góp ý không được giữ lại vì quá nhiều chữ so với bộ nhớ. Xin bớt tệp.", "{n} comments weren’t kept, because there is too much text for the memory. Please remove a file.";
    how: "Phím mũi tên để di chuyển, Enter để xem.", "Arrow keys move, Enter opens.";
    month: "tháng {month}", "{month}";
    open: "Xem", "Open";
    close: "Đóng", "Close";
    read: "Đã đọc", "Read";
    answered: "Đã trả lời", "Answered";
    redacted: "Có che", "Redacted";
    redact: "Che thông tin", "Redact";
    redact_how: "Chọn từng từ cần che. Bản gốc vẫn còn trên máy này; chỉ tệp chia sẻ bị che. Có thể bỏ che cho đến khi lưu tệp chia sẻ.",
        "Press each word to be taken out. The original stays on this device; only the shared file is redacted. You can undo this until the file is saved.";
    words: "Các từ của góp ý", "The words of the comment";
    suggested: "Che {n} chỗ giống số điện thoại, số giấy tờ hoặc thư điện tử", "Take out {n} that look like phone numbers, ID numbers or e-mail addresses";
    restore: "Bỏ che tất cả", "Undo all";
    share: "Lưu các góp ý đã đọc để chia sẻ (CSV)", "Save what was read, to share (CSV)";
    shared: "Đã lưu {n} góp ý đã đọc, ở dạng đã che.", "{n} comments that were read are saved, as redacted.";
    none_unread: "Không còn góp ý nào chưa đọc trong danh sách này.", "No comment of this list is unread.";
    none_unanswered: "Không còn góp ý nào chưa trả lời trong danh sách này.", "No comment of this list is unanswered.";
    shared_none: "Chưa có góp ý nào để lưu: chỉ lưu những góp ý đã đọc.", "Nothing to save: only comments that were read are.";
    shared_unread: "{n} góp ý chưa đọc không có trong tệp.", "{n} unread ones are not in the file.";
    shared_held: "{n} góp ý còn chỗ giống số điện thoại, số giấy tờ hoặc thư điện tử chưa che nên không có trong tệp.",
        "{n} still have what looks like a phone number, an ID number or an e-mail address; they are not in the file.";
    file_title: "Góp ý đã che thông tin cá nhân", "Comments, redacted";
    file_text: "Góp ý", "Comment";
    not_kept: "Trình duyệt không lưu được đánh dấu; đánh dấu chỉ còn đến khi đóng trang.", "The browser can’t keep the marks; they last until the page is closed.";
}
