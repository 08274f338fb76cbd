//! Sentences for made-up comments, in Vietnamese as people write it: one a line, by how satisfied the writer is. No
//! person said them. They are sample data rather than words of the interface, so no language has its own.

/// From writers who are dissatisfied, in between, and satisfied.
pub const SAMPLE_COMMENTS: [&str; 3] = [
    "Chờ lâu quá, lấy số từ 8 giờ mà gần trưa mới đến lượt.
Phải đi lại ba lần mới đủ giấy tờ vì mỗi lần hướng dẫn một khác.
Giấy hẹn ghi thứ Hai nhưng đến thứ Năm mới có kết quả, không ai báo trước.
Mong cán bộ giải thích rõ hơn khi trả lại hồ sơ.
Nộp trực tuyến bị lỗi ở bước tải tệp, cuối cùng vẫn phải ra xã nộp bản giấy.
Thái độ của người tiếp nhận chưa được niềm nở.
Ghế ngồi chờ ít, người già phải đứng.
Chưa thấy niêm yết mức phí ở chỗ dễ nhìn.
Tờ khai nhiều mục trùng nhau, khai đi khai lại cùng một thông tin.
Gọi điện hỏi hồ sơ nhiều lần không có người nghe máy.
Phản ánh từ tháng trước đến nay chưa được trả lời.
Máy lấy số hỏng, mọi người chen nhau.
Hồ sơ đất đai quá hạn mà không có thư xin lỗi.",
    "Nhìn chung là được, chỉ mong bớt thời gian chờ.
Có hướng dẫn nhưng còn khó hiểu với người lớn tuổi.
Nên có mẫu tờ khai điền sẵn để bà con xem theo.
Buổi sáng đông quá, buổi chiều thì nhanh hơn.
Nộp trực tuyến tiện nhưng các bước còn hơi rắc rối.
Nếu nhắn tin báo khi có kết quả thì đỡ phải gọi hỏi.
Bãi để xe hơi chật vào đầu tuần.
Mong làm việc thêm sáng thứ Bảy cho người đi làm xa.
Biển chỉ dẫn các quầy nên viết to hơn.",
    "Cán bộ hướng dẫn tận tình, hồ sơ xong trước hẹn.
Thủ tục nhanh gọn hơn trước nhiều.
Được giải thích rõ cần giấy tờ gì nên chỉ phải đi một lần.
Nhân viên lịch sự, vui vẻ với bà con.
Nộp hồ sơ trực tuyến tại nhà rất tiện, không phải nghỉ làm.
Phí, lệ phí niêm yết rõ ràng, thu đúng và có biên lai.
Phòng chờ sạch sẽ, có nước uống và quạt mát.
Mẹ tôi lớn tuổi được ưu tiên, gia đình rất cảm ơn.
Đăng ký khai sinh cho cháu chỉ mất một buổi sáng.
Có người giúp điền tờ khai nên không bị sai sót.
Nhận kết quả qua bưu điện đúng hẹn.
Chứng thực giấy tờ chờ chưa đến mười lăm phút.
Tra cứu tình trạng hồ sơ trên điện thoại được, dễ dùng.
Lần này làm đúng ngày ghi trên giấy hẹn.
Mong bộ phận một cửa giữ được cách làm như hiện nay.",
];
