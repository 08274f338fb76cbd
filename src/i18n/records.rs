//! The words of what staff do with records, and of the figures that they publish.

use super::Language;

table_of! {
    public_about: "Về số liệu này", "About these figures";
    public_aggregates: "Trang này chỉ có số liệu tổng hợp đã được công bố, không có phiếu của từng người và không đọc gì từ máy của người xem.",
        "This page has published totals only: no single response, and it reads nothing from the device of whoever looks.";
    public_made: "Số liệu tính đến ngày {day}.", "Counted on {day}.";
    public_scope: "Phạm vi: {scope}.", "Scope: {scope}.";
    public_no_rows: "Bảng này chỉ hiển thị số liệu đã công bố, nên không nhập được tệp và không lọc được.",
        "This dashboard shows published figures: nothing can be imported or filtered.";

    publish: "Công bố số liệu", "Publish figures";
    publish_text: "Lưu số liệu đang xem thành một tệp để đặt lên cổng thông tin. Tệp chỉ có số liệu tổng hợp; ô nhỏ đã được ẩn, không có phiếu của từng người.",
        "Saves the figures that are shown as a file for the portal. It holds totals only, with small cells hidden, and no single response.";
    publish_what: "Trong tệp: {what}", "In the file: {what}";
    publish_filtered: "Đang có bộ lọc. Chỉ nên công bố một góc nhìn cho mỗi kỳ: công bố cùng lúc nhiều bộ lọc có thể làm lộ nhóm nhỏ.",
        "A filter is set. Publish one view of a period only: with several filters at once, small groups may be worked out.";
    publish_one: "Chỉ nên công bố một tệp cho mỗi kỳ: từ hai tệp khác bộ lọc, người xem có thể lấy hiệu và suy ra nhóm nhỏ.",
        "Publish one file of a period only: from two with different filters small groups may be worked out by subtraction.";
    publish_save: "Xuất số liệu để công bố (JSON)", "Export figures to publish (JSON)";
    publish_nothing: "Chưa có số liệu nào được hiển thị để công bố.", "There are no figures to publish.";

    export: "Xuất từng phiếu", "Export single responses";
    export_text: "Lưu các phiếu khớp với bộ lọc thành tệp. Có thể nhập lại tệp này vào bảng theo dõi. CSV mở được bằng bảng tính; JSON giữ thêm thời gian điền, ngôn ngữ và dấu kiểm tra.",
        "Saves the responses that pass the filter as a file, which can be imported here again. A spreadsheet opens CSV; JSON also keeps the time of filling in, the language and the marks.";
    export_personal: "Tệp có câu trả lời và ý kiến của từng người, có thể có dữ liệu cá nhân: chỉ dùng nội bộ, không gửi ra ngoài, xóa khi dùng xong.",
        "The file has the answers and comments of single persons, and may hold personal data: keep it in the office, pass it to nobody, delete it after use.";
    export_csv: "Xuất phiếu (CSV)", "Export responses (CSV)";
    export_json: "Xuất phiếu (JSON)", "Export responses (JSON)";
    export_done: "Đã xuất {n} phiếu.", "{n} responses were exported.";
    export_none: "Không có phiếu nào khớp với bộ lọc để xuất.", "No response passes the filter.";
    reading: "Đang đọc từng phiếu…", "Reading the responses…";
    failed: "Chưa làm được: {reason}", "This failed: {reason}";

    quality: "Chất lượng phiếu", "Quality of the responses";
    quality_text: "Đếm những phiếu nên xem lại, trong tất cả phiếu và tệp, không theo bộ lọc. Một dấu hiệu chưa chứng tỏ phiếu sai, nên không phiếu nào bị bỏ ra khỏi số liệu.",
        "Counts responses that may be worth a look, among all responses and files, whatever the filter. A sign proves nothing of a single response, so none is left out of the figures.";
    quality_check: "Kiểm tra", "Check";
    quality_of: "Đã xem {n} phiếu.", "{n} responses were looked at.";
    quality_sign: "Dấu hiệu", "Sign";
    quality_count: "Số phiếu", "Responses";
    quality_meaning: "Nghĩa là", "Meaning";
    quality_fast: "Điền quá nhanh", "Filled in too fast";
    quality_fast_text: "chưa tới nửa giây cho mỗi câu trả lời; chỉ biết với {n} phiếu có ghi giờ bắt đầu",
        "less than half a second an answer; known of the {n} responses that say when they were begun";
    quality_straight: "Một mức cho mọi tiêu chí", "One level for all items";
    quality_straight_text: "từ {n} tiêu chí cùng thang đo trở lên, tất cả cùng một mức; có thể là ý kiến thật",
        "{n} items or more of one scale, all at one level; it may well be what was meant";
    quality_alike: "Trùng câu trả lời", "The same answers";
    quality_alike_text: "giống hệt một phiếu khác của cùng đơn vị, từ {n} câu trả lời trở lên", "just as another response of the same unit, {n} answers or more";
    quality_many: "Nhiều phiếu từ một trình duyệt", "Many from one browser";
    quality_many_text: "trong một ngày đã có mười phiếu khác gửi từ trình duyệt ấy", "ten others had been sent from that browser within a day";
    quality_clock: "Đồng hồ máy sai", "A wrong clock";
    quality_clock_text: "giờ gửi không đúng, nên tháng có thể sai", "the time of sending is wrong, and so may be the month";
    quality_refused: "Dòng bị từ chối", "Refused rows";
    quality_refused_text: "dòng của tệp đã nhập không đọc được; lý do ghi ở từng tệp", "rows of imported files that can't be read; each file says why";

    remove: "Xóa phiếu theo số biên nhận", "Delete a response by its receipt number";
    remove_text: "Khi người dân yêu cầu xóa phiếu của mình, nhập số trên biên nhận. Phiếu bị xóa khỏi máy này và không khôi phục được.",
        "For somebody who asks to have their response deleted: type the number on the receipt. The response is deleted from this device for good.";
    remove_number: "Số biên nhận", "Receipt number";
    remove_hint: "12 chữ số và chữ cái, ví dụ 4F2A-09BC-71DE", "12 digits and letters, such as 4F2A-09BC-71DE";
    remove_find: "Tìm phiếu", "Find the response";
    remove_empty: "Xin nhập số biên nhận.", "Please type the receipt number.";
    remove_none: "Không có phiếu số {number} trên máy này. Xin đối chiếu lại với biên nhận; phiếu cũng có thể đã được gửi từ máy khác hoặc đã xóa.",
        "There is no response {number} on this device. Please compare it with the receipt; it may have been sent from another device, or been deleted.";
    remove_several: "Có {n} phiếu cùng số này. Xin nhập mã đầy đủ (ID) trong tệp biên nhận.", "{n} responses have this number. Please type the whole ID of the receipt file.";
    remove_ask: "Xóa vĩnh viễn phiếu {number}?", "Delete the response {number} for good?";
    remove_unit: "Đơn vị: {unit}", "Unit: {unit}";
    remove_month: "Tháng gửi: {month}", "Month of sending: {month}";
    remove_final: "Mọi câu trả lời của phiếu này sẽ mất và không khôi phục được.", "All answers of this response will be lost, and can’t be brought back.";
    remove_from_file: "Phiếu này nằm trong tệp {name}. Từ nay nó không được tính nữa, kể cả khi nhập lại, và không khôi phục được; nhưng tệp vẫn còn dòng đó. Xin xóa dòng đó trong tệp gốc, bỏ tệp ở đây rồi nhập lại.",
        "This response is in the file {name}. From now on it doesn’t count, not even when it is imported again, and this can’t be undone; but the file still has the row. Please delete the row in the original file, remove the file here and import it again.";
    remove_yes: "Xóa phiếu này", "Delete this response";
    remove_no: "Thôi, giữ lại", "Keep it";
    remove_running: "Đang xóa…", "Deleting…";
    remove_done: "Đã xóa phiếu {number}. Số liệu đã được tính lại.", "The response {number} was deleted. The figures have been counted anew.";
}
