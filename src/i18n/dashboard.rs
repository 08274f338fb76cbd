//! The words of the staff's dashboard.

use super::Language;

table_of! {
    illustrative: "dữ liệu minh họa", "illustrative data";
    illustrative_file: "Dữ liệu minh họa, không phải kết quả thật", "Illustrative data, not real results";
    responses: "{n} phiếu", "{n} responses";
    responses_none: "chưa có phiếu", "no responses yet";
    responses_few: "dưới {n} phiếu hoặc có thể suy ra: không hiển thị", "hidden: fewer than {n} responses, or could be inferred";
    loading: "Đang đọc dữ liệu…", "Reading the data…";
    unavailable: "Chưa mở được bảng theo dõi. Mong Ông/Bà thông cảm và thử lại sau.",
        "The dashboard can't be shown at the moment. We are sorry; please try again later.";
    store_failed: "Không đọc được phiếu lưu trong trình duyệt này: {reason}",
        "The responses stored in this browser can't be read: {reason}";
    comments: "Góp ý của người dân", "What people wrote";
    comments_text: "Tìm, đọc, đánh dấu và che thông tin cá nhân trước khi chia sẻ. Lời góp ý có thể cho biết ai viết, nên chỉ dành cho cán bộ.",
        "Search, read, mark and redact before anything is shared. A text can tell who wrote it, so this is for staff only.";
    comments_open: "Đọc góp ý", "Read the comments";
    records: "Công bố, tải về, kiểm tra hoặc xóa phiếu", "Publish, save, check or delete responses";
    rare_missing: "Chưa mở được phần này vì mất mạng. Xin thử lại khi có mạng.",
        "This part can't be opened without a network. Please try again when there is one.";
    crossings: "Kết quả từng đơn vị theo nhóm tiêu chí; bảng chéo hai thông tin", "Each unit by factor; two fields against each other";
    crossings_text: "Đang chuẩn bị…", "Being prepared…";
    again: "Thử lại", "Try again";
    no_memory: "Máy không đủ bộ nhớ cho chừng ấy phiếu. Số liệu vẫn như trước khi đọc. Hãy đóng bớt trang khác rồi mở lại bảng theo dõi, hoặc bớt tệp.",
        "There is not enough memory for so many responses. The figures are as they were before. Close other pages and open the dashboard again, or remove a file.";

    filters: "Lọc số liệu", "Filters";
    unit: "Đơn vị", "Unit";
    month: "Tháng", "Month";
    namesake: "{name} ({id})", "{name} ({id})";
    channel: "Kênh", "Channel";
    all: "tất cả", "all";
    chosen: "{n} mục", "{n} chosen";
    clear: "Bỏ lọc {name}", "Clear the filter {name}";
    clear_all: "Bỏ mọi bộ lọc", "Clear all filters";
    not_stated: "Không ghi", "Not stated";

    empty_title: "Chưa có phiếu nào", "No responses yet";
    empty_text: "Khi người dân gửi phiếu trên máy này, số liệu sẽ hiện ngay tại đây. Cũng có thể nhập tệp CSV hoặc JSON của một cuộc khảo sát đã có, hoặc xem thử với dữ liệu minh họa.",
        "As soon as someone sends the form on this device, the figures show here. You can also import the CSV or JSON file of a survey, or look around with illustrative data.";
    nothing_passes: "Không có phiếu nào khớp với bộ lọc", "No response passes the filter";
    few_title: "Không hiển thị để bảo vệ người trả lời", "Hidden to protect those who answered";
    few_text: "Số liệu chỉ hiện khi có từ {n} phiếu trở lên và không thể suy ra nhóm nhỏ hơn bằng phép trừ. Cách này bảo vệ người trả lời.",
        "Figures show from {n} responses on, and only where no smaller group could be found by subtraction. This protects those who answered.";

    overall_index: "Chỉ số chung", "Overall index";
    top_levels: "tỷ lệ {levels}", "share of {levels}";
    interval: "khoảng tin cậy 95 %: {low} – {high}", "95% interval: {low} – {high}";
    n: "n = {n}", "n = {n}";
    reference: "chỉ để tham khảo", "for reference only";
    index_title: "Chỉ số tổng hợp", "Index over all items";
    index_text: "Ba cách tính cho kết quả khác nhau; cách đang dùng được in đậm.",
        "Three methods give three results; the one in use is in bold.";
    pooled: "Gộp mọi câu trả lời", "All answers pooled";
    mean_of_items: "Trung bình các tiêu chí", "Mean of the items";
    weighted: "Trung bình có trọng số của các nhóm", "Weighted mean of the factors";
    count_title: "Số phiếu", "Responses";
    count_period: "từ {from} đến {to}", "from {from} to {to}";
    count_month: "trong tháng {month}", "in {month}";
    count_no_period: "không có ngày gửi", "without dates";

    items_plain: "Các tiêu chí", "Items";
    items_finding: "Cao nhất: {best} ({high}); thấp nhất: {worst} ({low})",
        "Highest: {best} ({high}); lowest: {worst} ({low})";
    items_one: "{item}: {share}", "{item}: {share}";
    items_alike: "Chưa thấy khác biệt rõ giữa các tiêu chí", "No clear difference between the items";
    items_text: "{n} tiêu chí theo nhóm, xếp theo {levels}; số ở cuối hàng là tỷ lệ đó",
        "{n} items by factor, ordered by {levels}; the number at the end of a row is that share";
    items_text_one: "tỷ lệ {levels} ở cuối hàng", "the share of {levels} is at the end of the row";
    reversed: "{item} (hỏi ngược)", "{item} (turned round)";
    other_items: "Tiêu chí khác", "Other items";
    factors_plain: "Các nhóm tiêu chí", "Factors";
    factors_finding: "Nhóm cao nhất: {best} ({high}); thấp nhất: {worst} ({low})",
        "Highest factor: {best} ({high}); lowest: {worst} ({low})";
    factors_alike: "Chưa thấy khác biệt rõ giữa các nhóm tiêu chí", "No clear difference between the factors";
    factors_text: "câu trả lời của các tiêu chí trong nhóm được gộp lại; khoảng tin cậy 95 % tính theo người trả lời",
        "the answers to a factor's items are pooled; 95% intervals count persons, not answers";
    alpha: "α Cronbach", "Cronbach’s α";
    alpha_text: "{alpha} (n = {n})", "{alpha} (n = {n})";
    trend_plain: "Theo tháng", "By month";
    trend_finding: "Tháng {last}: {share}; cao nhất {best} ({high}), thấp nhất {worst} ({low})",
        "{last}: {share}; highest {best} ({high}), lowest {worst} ({low})";
    trend_alike: "Tháng {last}: {share}; chưa thấy khác biệt rõ giữa các tháng", "{last}: {share}; no clear difference between the months";
    trend_one: "Tháng {last}: {share}", "{last}: {share}";
    trend_text: "{what} theo tháng gửi phiếu (giờ Việt Nam), dải là khoảng tin cậy 95 %",
        "{what} by the month of sending (Vietnam time); the band is the 95% interval";
    trend_gaps: "; tháng tô xám không có số liệu để hiển thị", "; grey months have nothing to show";
    units_plain: "Theo đơn vị", "By unit";
    units_apart: "{worst} thấp hơn rõ so với {best}", "{worst} is clearly below {best}";
    units_alike: "Chưa thấy khác biệt rõ giữa các đơn vị", "No clear difference between the units";
    units_text: "{what} theo đơn vị, khoảng tin cậy 95 %; các đơn vị trong khung chưa thấp hơn đơn vị cao nhất nhiều hơn mức ngẫu nhiên (đã tính đến mọi cặp đơn vị)",
        "{what} by unit with 95% intervals; framed units aren’t below the highest by more than chance (all pairs of units allowed for)";
    unranked: "Dưới {n} phiếu: chỉ để tham khảo, không xếp hạng", "Fewer than {n} responses: for reference, not ranked";
    no_units: "Phiếu không ghi đơn vị", "The responses name no unit";
    no_months: "Phiếu không có ngày gửi", "The responses have no date";
    no_items: "Phiếu không có tiêu chí nào", "There are no items";
    no_factors: "Phiếu này không chia nhóm tiêu chí", "The items are in no factors";
    hidden: "dưới {n} câu trả lời hoặc có thể suy ra: không hiển thị", "hidden: fewer than {n} answers, or could be inferred";
    no_answers: "không có câu trả lời", "no answers";

    alerts: "Đáng chú ý", "Worth a look";
    alert_month: "Tháng {month}: {verdict} ({share}; thường từ {range})", "{month}: {verdict} ({share}; usually {range})";
    alert_months: "{n}/{of} tháng nằm ngoài mức dao động thường ngày: các tháng khác nhau nhiều hơn mức ngẫu nhiên",
        "{n} of {of} months are outside of the usual range: the months differ by more than chance";
    alert_earlier: "Trước đó còn {n} tháng nằm ngoài mức dao động thường ngày (xem biểu đồ theo tháng)",
        "Before that, {n} more months are outside of the usual range (see the chart by month)";
    alert_rising: "{what} có xu hướng tăng trong {n} tháng: khoảng {points} mỗi tháng", "{what} has been rising over {n} months: by about {points} a month";
    alert_falling: "{what} có xu hướng giảm trong {n} tháng: khoảng {points} mỗi tháng", "{what} has been falling over {n} months: by about {points} a month";
    trend_low: "thấp hơn mức dao động thường ngày", "below the usual range";
    trend_high: "cao hơn mức dao động thường ngày", "above the usual range";
    trend_low_mark: "{share} thấp", "{share} low";
    trend_high_mark: "{share} cao", "{share} high";
    trend_limits: "; nét đứt là mức dao động thường ngày (ba sigma), hình thoi là tháng nằm ngoài mức ấy",
        "; dashed lines are the usual range (three sigma), diamonds are months outside of it";

    quarter_1: "quý I/{year}", "Q1 {year}";
    quarter_2: "quý II/{year}", "Q2 {year}";
    quarter_3: "quý III/{year}", "Q3 {year}";
    quarter_4: "quý IV/{year}", "Q4 {year}";
    period_month: "tháng {month}", "{month}";
    period_span: "các tháng {from} – {to}", "{from} – {to}";
    period_some: "{n} tháng trong khoảng {from} – {to}", "{n} months of {from} – {to}";
    points: "{n}\u{a0}điểm\u{a0}%", "{n}\u{a0}points";
    points_range: "từ {low} đến {high}", "{low} to {high}";
    change_plain: "Thay đổi so với kỳ trước", "Change from the period before";
    change_up: "{what} tăng {points} so với {before}, nhiều hơn mức ngẫu nhiên", "{what} is up {points} on {before}, more than chance";
    change_down: "{what} giảm {points} so với {before}, nhiều hơn mức ngẫu nhiên", "{what} is down {points} on {before}, more than chance";
    change_up_unsure: "{what} tăng {points} so với {before}: chưa đủ chắc chắn", "{what} is up {points} on {before}: not certain enough";
    change_down_unsure: "{what} giảm {points} so với {before}: chưa đủ chắc chắn", "{what} is down {points} on {before}: not certain enough";
    change_level: "{what} gần như không đổi so với {before}", "{what} is about the same as in {before}";
    card_up: "{now}: tăng {points} so với {before} ({range}), nhiều hơn mức ngẫu nhiên", "{now}: up {points} on {before} ({range}), more than chance";
    card_down: "{now}: giảm {points} so với {before} ({range}), nhiều hơn mức ngẫu nhiên", "{now}: down {points} on {before} ({range}), more than chance";
    card_up_unsure: "{now}: tăng {points} so với {before} ({range}): chưa đủ chắc chắn", "{now}: up {points} on {before} ({range}): not certain enough";
    card_down_unsure: "{now}: giảm {points} so với {before} ({range}): chưa đủ chắc chắn", "{now}: down {points} on {before} ({range}): not certain enough";
    card_level: "{now}: gần như không đổi so với {before} ({range})", "{now}: about the same as in {before} ({range})";
    change_text: "{now} so với {before}, tính bằng điểm\u{a0}%, kèm khoảng tin cậy 95\u{a0}%. Hình thoi: thay đổi nhiều hơn mức ngẫu nhiên, đã hiệu chỉnh cho {tests} phép so sánh; chấm tròn: chưa đủ chắc chắn.",
        "{now} against {before}, in percentage points with 95% intervals. Diamonds: more than chance, after allowing for {tests} comparisons; dots: not certain enough.";
    change_by_quarter: "Chưa lọc theo tháng nên lấy quý gần nhất đã kết thúc.", "No month is filtered, so it is the last quarter that is over.";
    change_by_month: "Chưa lọc theo tháng và chưa đủ hai quý trọn vẹn nên lấy tháng gần nhất đã kết thúc.",
        "No month is filtered and there aren’t two whole quarters, so it is the last month that is over.";
    change_by_filter: "Kỳ đang lọc so với số tháng tương ứng ngay trước đó.", "The months that are filtered, against as many right before them.";
    change_none: "Chưa tiêu chí nào thay đổi nhiều hơn mức ngẫu nhiên.", "No item has changed by more than chance.";
    change_hidden: "Có {n} tiêu chí không so sánh được; lý do ghi trong bảng.", "{n} items can’t be compared; the table says why.";
    change_weakest: "{n} tiêu chí thấp nhất trong kỳ", "The {n} lowest items of the period";
    change_most: "Thay đổi nhiều nhất", "Changed most";
    change_shares: "{before} → {now}", "{before} → {now}";
    change_cell_hidden: "một trong hai kỳ có dưới {n} câu trả lời hoặc có thể suy ra: không hiển thị",
        "hidden: in one of the periods fewer than {n} answers, or could be inferred";
    change_cell_empty: "một trong hai kỳ không có câu trả lời", "no answers in one of the periods";
    change_certain: "nhiều hơn mức ngẫu nhiên", "more than chance";
    change_unsure: "chưa đủ chắc chắn", "not certain enough";
    change_not_dated: "Bộ lọc gồm cả phiếu không ghi ngày gửi nên không có kỳ trước để so sánh.",
        "The filter takes in responses without a date, so there is no period before.";
    change_nothing_before: "Kỳ trước không có phiếu nào để so sánh.", "There are no responses in the period before.";
    change_nothing_over: "Chưa có tháng nào kết thúc để so sánh.", "No month is over yet.";
    column_difference: "Chênh lệch", "Difference";
    column_n_of: "n, {period}", "n, {period}";

    drivers_plain: "Điều gì ảnh hưởng nhiều nhất", "What matters most";
    drivers_first: "Ưu tiên cải thiện: {items}", "Improve first: {items}";
    drivers_strongest: "Đi cùng {what} nhiều nhất: {items}", "Goes most with {what}: {items}";
    drivers_alike: "Chưa thấy tiêu chí nào ảnh hưởng rõ hơn các tiêu chí khác", "No item clearly matters more than the others";
    drivers_text: "Càng lên cao càng đi cùng {what} (ρ của Spearman, vạch dọc là khoảng tin cậy 95\u{a0}%), càng sang phải càng nhiều người hài lòng. Nét đứt là trung vị của các tiêu chí: điểm sát nét có thể đổi ô. Đi cùng chưa hẳn là nguyên nhân.",
        "Higher up goes more with {what} (Spearman’s ρ, upright lines are 95% intervals), further right more are satisfied. The dashed lines are the medians of the items: a point close to one may as well be in the next field. What goes with the result needn’t be its cause.";
    drivers_hidden: "Có {n} tiêu chí không có trong hình; lý do ghi trong bảng.", "{n} items aren’t in the picture; the table says why.";
    drivers_few: "Cần ít nhất bốn tiêu chí đủ câu trả lời để so sánh mức ảnh hưởng.", "At least four items with enough answers are needed.";
    drivers_improve: "Ưu tiên cải thiện", "Improve first";
    drivers_keep: "Giữ vững", "Keep it up";
    drivers_later: "Cải thiện sau", "Improve later";
    drivers_hold: "Duy trì", "Hold as it is";
    drivers_none: "không có tiêu chí nào", "none";
    drivers_strength: "Mức liên hệ (ρ)", "Association (ρ)";
    drivers_satisfied: "Tỷ lệ hài lòng", "Share satisfied";
    drivers_level: "mọi người trả lời như nhau: không tính được", "everybody gave the same answer: it can’t be worked out";
    drivers_reversed: "hỏi ngược: không xếp ô", "turned round: in no field";
    drivers_other_scale: "thang đo khác: không xếp ô", "on another scale: in no field";
    column_action: "Việc cần làm", "What to do";

    no_answer: "Không trả lời", "No answer";

    heat_factors: "Đơn vị theo nhóm tiêu chí", "Units by factor";
    heat_items: "Đơn vị theo từng tiêu chí", "Units by item";
    heat_columns: "Các cột của bản đồ", "Columns of the map";
    heat_by_factor: "Theo nhóm tiêu chí", "By factor";
    heat_by_item: "Theo từng tiêu chí", "By item";
    heat_apart: "{what}: {below} ô thấp hơn rõ, {above} ô cao hơn rõ so với phần còn lại",
        "{what}: {below} cells clearly below, {above} clearly above the rest";
    heat_alike: "{what}: chưa thấy ô nào khác rõ so với phần còn lại", "{what}: no cell clearly differs from the rest";
    heat_all: "Tất cả phiếu", "All responses";
    heat_text: "Mỗi ô là tỷ lệ hài lòng, tính bằng %.", "Each cell is the share of satisfied answers in %.";
    heat_signs: " Dấu ▲ ▼: khác các phiếu của mọi đơn vị còn lại nhiều hơn mức ngẫu nhiên, đã hiệu chỉnh cho mọi phép so sánh.",
        " The signs ▲ ▼ mark cells that differ from all other units’ responses by more than chance, allowing for all comparisons made.";
    heat_running: " Đang so sánh các đơn vị…", " Comparing the units…";
    heat_too_many: " Có quá nhiều đơn vị để so sánh từng ô; hãy lọc bớt.", " There are too many units to compare cell by cell; please filter.";
    heat_pick: " Chọn một ô để chỉ xem đơn vị đó; chọn lại để xem tất cả.", " Pick a cell to see that unit alone; pick it again to see all.";
    heat_below: "dưới {to}", "below {to}";
    heat_between: "{from}–{to}", "{from}–{to}";
    heat_from: "từ {from}", "from {from}";
    heat_hidden: "không hiển thị (dưới {n} câu trả lời hoặc có thể suy ra)", "hidden (fewer than {n} answers, or could be inferred)";
    heat_is_above: "cao hơn rõ", "clearly above";
    heat_is_below: "thấp hơn rõ", "clearly below";

    cross_plain: "{rows} × {columns}", "{rows} × {columns}";
    cross_none: "{rows} × {columns}: chưa thấy liên hệ", "{rows} × {columns}: no association seen";
    cross_weak: "{rows} × {columns}: có liên hệ yếu (V = {v}), nhiều hơn mức ngẫu nhiên",
        "{rows} × {columns}: a weak association (V = {v}), more than chance";
    cross_moderate: "{rows} × {columns}: có liên hệ vừa (V = {v}), nhiều hơn mức ngẫu nhiên",
        "{rows} × {columns}: a moderate association (V = {v}), more than chance";
    cross_strong: "{rows} × {columns}: có liên hệ mạnh (V = {v}), nhiều hơn mức ngẫu nhiên",
        "{rows} × {columns}: a strong association (V = {v}), more than chance";
    cross_text: "Tỷ lệ trong từng nhóm của “{field}”; bảng có thêm số phiếu và khoảng tin cậy 95 %.",
        "Shares within each group of “{field}”; the table adds counts and 95% intervals.";
    cross_test: "χ² = {chi}; bậc tự do: {df}; p {p}; V của Cramér = {v}; n = {n}, không tính phiếu không trả lời.",
        "χ² = {chi}; degrees of freedom: {df}; p {p}; Cramér’s V = {v}; n = {n}, without those who don’t say.";
    cross_small: "Có ô với số kỳ vọng dưới 5, nên p và V chỉ để tham khảo.", "An expected count is below 5, so p and V are for reference only.";
    cross_untested: "Không đủ hai hàng và hai cột để so sánh, nên không tính χ².",
        "There aren’t two rows and two columns to compare, so there is no χ².";
    cross_hidden_cells: "Ô không hiển thị có dưới {n} phiếu hoặc có thể dùng để suy ra ô như vậy; khi có ô không hiển thị thì không tính χ².",
        "Hidden cells have fewer than {n} responses, or would tell of one that has; with hidden cells there is no χ².";
    cross_fields: "Đặt hai thông tin cạnh nhau", "Two fields against each other";
    cross_rows: "Hàng theo", "Rows by";
    cross_columns: "Cột theo", "Columns by";
    cross_swap: "Đổi hàng và cột", "Swap rows and columns";
    cross_by_row: "% theo hàng", "% of rows";
    cross_by_column: "% theo cột", "% of columns";
    cross_cell: "{share} ({range}) · {n}", "{share} ({range}) · {n}";
    cross_all: "Tất cả", "All";
    cross_hidden: "không hiển thị", "hidden";
    cross_many: "{n} cột là quá nhiều cho một hình; xin xem bảng, hoặc đổi hàng và cột.",
        "{n} columns are too many for a picture; please see the table, or swap rows and columns.";
    cross_too_large: "Bảng có quá nhiều ô. Xin chọn thông tin khác.", "The table would have too many cells. Please choose another field.";
    cross_nothing: "Không có phiếu nào để đặt cạnh nhau", "There are no responses to set against each other";

    show_table: "Bảng", "Table";
    save_svg: "SVG", "SVG";
    save_png: "PNG", "PNG";
    save_csv: "CSV", "CSV";
    file_filter: "{name}: {values}", "{name}: {values}";
    file_made: "lập ngày {day}", "made on {day}";
    of_panel: "{action}: {title}", "{action}: {title}";
    column_item: "Tiêu chí", "Item";
    column_factor: "Nhóm", "Factor";
    column_top: "Tỷ lệ {levels}", "Share of {levels}";
    column_share: "Tỷ lệ", "Share";
    column_interval: "Khoảng tin cậy 95 %", "95% interval";
    column_n: "n", "n";
    column_note: "Ghi chú", "Note";

    data: "Dữ liệu", "Data";
    data_text: "Số liệu gồm các phiếu lưu trong trình duyệt của máy này và các tệp đã nhập. Không có gì được gửi đi.",
        "The figures cover the responses stored in this browser and the files imported here. Nothing leaves this device.";
    choose_file: "Nhập tệp CSV hoặc JSON", "Import a CSV or JSON file";
    drop_here: "hoặc kéo tệp vào đây", "or drop one here";
    show_illustrative: "Xem dữ liệu minh họa", "Show illustrative data";
    leave_illustrative: "Thoát dữ liệu minh họa", "Leave illustrative data";
    illustrative_text: "Đang xem dữ liệu minh họa do máy tạo ra, không phải kết quả thật.",
        "These are made-up data, not real results.";
    import_title: "Nhập tệp {name}", "Import {name}";
    import_matched: "Đã khớp {n}/{of} cột cần tìm với cột trong tệp. Xin kiểm tra trước khi nhập.",
        "{n} of {of} wanted columns were matched to columns of the file. Please check before importing.";
    import_columns: "Khớp cột", "Columns";
    import_wanted: "Cần tìm", "Wanted";
    import_found: "Cột trong tệp", "Column of the file";
    import_unused: "— không dùng —", "— not used —";
    import_preview: "Vài dòng đầu của tệp", "The first rows of the file";
    import_time: "Ngày gửi phiếu", "Day of sending";
    import_id: "Mã phiếu", "Id of the response";
    import_start: "Nhập tệp", "Import";
    import_cancel: "Thôi, không nhập", "Cancel";
    import_running: "Đang đọc {name}: {percent}", "Reading {name}: {percent}";
    import_stop: "Dừng nhập", "Stop the import";
    import_done: "{name}: đã nhận {n} dòng", "{name}: {n} rows taken";
    import_refused: "từ chối {n} dòng", "{n} rows refused";
    import_remove: "Bỏ tệp {name}", "Remove {name}";
    import_not_kept: "Trình duyệt không lưu được tệp này; số liệu của tệp chỉ còn đến khi đóng trang.",
        "The browser can't keep this file; its figures last until the page is closed.";
    import_stopped: "Bảng theo dõi đã đóng trước khi đọc xong tệp", "The dashboard was closed before the file was read";
    refused_title: "Các dòng bị từ chối của {name}", "Refused rows of {name}";
    refused_more: "… và {n} dòng nữa trong tệp lưu", "… and {n} more in the saved file";
    refused_lost: "Chỉ giữ {kept} dòng bị từ chối đầu tiên; {n} dòng bị từ chối nữa không có trong tệp lưu.",
        "Only the first {kept} refused rows are kept; {n} more were refused and are not in the saved file.";
    refused_save: "Lưu các dòng bị từ chối", "Save the refused rows";
    line: "Dòng", "Line";
    record: "Bản ghi", "Record";
    reason: "Lý do", "Reason";
    same_file: "{name}: tệp này đã được nhập trước đó và được thay bằng lần nhập này",
        "{name}: this file had been imported before and was replaced";

    error_empty: "{name}: tệp trống", "{name}: the file is empty";
    error_workbook: "{name}: đây là bảng tính Excel; xin lưu lại dạng “CSV UTF-8”", "{name}: this is an Excel workbook; please save it as “CSV UTF-8”";
    error_utf16: "{name}: tệp dùng mã UTF-16; xin lưu lại dạng “CSV UTF-8”", "{name}: the file is UTF-16; please save it as “CSV UTF-8”";
    error_row_too_long: "{name}, dòng {line}: dòng dài hơn một megabyte; có dấu ngoặc kép nào chưa đóng không?",
        "{name}, line {line}: a row of more than a megabyte; is a quote never closed?";
    error_open_quote: "{name}, dòng {line}: dấu ngoặc kép mở ở đây không được đóng lại", "{name}, line {line}: the quote opened here is never closed";
    error_no_column: "{name}: không cột nào khớp với câu hỏi. Cột trong tệp: {found}. Cần có, ví dụ: {wanted}.",
        "{name}: no column belongs to a question. The file has: {found}. Wanted, for instance: {wanted}.";
    error_not_objects: "{name}: không phải CSV có cột tiêu đề, cũng không phải JSON gồm các đối tượng có câu trả lời. Cần có, ví dụ: {wanted}.",
        "{name}: neither CSV with a header nor JSON objects with answers. Wanted, for instance: {wanted}.";
    error_no_rows: "{name}: chỉ có tên cột, không có dòng dữ liệu nào", "{name}: there are columns, but no rows below them";
    error_column_twice: "{name}: có hai cột cùng tên “{column}”", "{name}: two columns are called “{column}”";
    error_json: "{name}, dòng {line}, byte {byte}: không đúng dạng JSON; ở đây cần một trong các ký hiệu {expected}",
        "{name}, line {line}, byte {byte}: not JSON; one of {expected} was expected";
    error_stopped: "{name}: đã dừng nhập; số liệu giữ nguyên như trước", "{name}: the import was stopped; all is as before";
    error_read: "{name}: trình duyệt không đọc được tệp", "{name}: the browser can't read the file";
    reason_field_count: "có {found} ô, dòng tiêu đề có {expected}", "{found} fields where the header has {expected}";
    reason_not_utf8: "cột “{column}”: chữ không phải mã UTF-8", "column “{column}”: not UTF-8";
    reason_level: "cột “{column}”: “{value}” không thuộc thang đo ({known})", "column “{column}”: “{value}” is not a level of the scale ({known})";
    reason_option: "cột “{column}”: “{value}” không có trong danh sách ({known})", "column “{column}”: “{value}” is not an option ({known})";
    reason_number: "cột “{column}”: “{value}” không phải là số", "column “{column}”: “{value}” is not a number";
    reason_date: "cột “{column}”: “{value}” không phải ngày (ví dụ 31/01/2026)", "column “{column}”: “{value}” is not a date (such as 2026-01-31)";
    reason_duplicate: "cột “{column}”: mã “{value}” đã có", "column “{column}”: “{value}” was taken already";
    reason_json: "không đúng dạng JSON: ở byte {byte} cần một trong các ký hiệu {expected}", "not JSON: one of {expected} was expected at byte {byte}";
    reason_not_a_record: "không phải là một đối tượng JSON", "not a JSON object";
    reason_nested: "cột “{column}”: là danh sách hoặc đối tượng, không phải một giá trị", "column “{column}”: a list or an object, not one value";
    reason_twice: "cột “{column}”: có hai lần trong một bản ghi", "column “{column}”: stands twice in the record";
    reason_not_a_text: "cột “{column}”: “{value}” không phải chữ", "column “{column}”: “{value}” is not a text";
    reason_long: "cột “{column}”: dài quá {known} ký tự", "column “{column}”: longer than {known} characters";

    report_print: "In báo cáo", "Print the report";
    report_number: "Số: ……/BC-……", "No.: ……/BC-……";
    report_nation: "Cộng hòa xã hội chủ nghĩa Việt Nam", "Socialist Republic of Viet Nam";
    report_motto: "Độc lập - Tự do - Hạnh phúc", "Independence – Freedom – Happiness";
    report_dated: "{place}, ngày {day} tháng {month} năm {year}", "{place}, {day}/{month}/{year}";
    report: "Báo cáo", "Report";
    report_subject: "Kết quả khảo sát sự hài lòng của người dân, tổ chức",
        "Results of the survey on the satisfaction of citizens and organisations";
    report_general: "I. Thông tin chung", "I. About this report";
    report_form: "Mẫu phiếu", "Questionnaire";
    report_form_text: "{title} (mã {id}, phiên bản {version})", "{title} (id {id}, version {version})";
    report_period: "Kỳ khảo sát", "Period";
    report_scope: "Phạm vi", "Scope";
    report_scope_all: "toàn bộ số phiếu, không lọc", "all responses, no filter";
    report_source: "Nguồn số liệu", "Source";
    report_source_text: "các phiếu lưu trong trình duyệt của máy lập báo cáo và các tệp đã nhập vào máy đó",
        "the responses stored in the browser of the device that printed this report, and the files imported there";
    report_source_made: "dữ liệu minh họa do máy tạo ra, không phải kết quả thật", "made-up data, not real results";
    report_overall: "II. Kết quả chung", "II. Overall result";
    report_overall_text: "{name}: {share} số câu trả lời ở mức {levels} (khoảng tin cậy 95 %: {range}; {n}).",
        "{name}: {share} of the answers are {levels} (95% interval: {range}; {n}).";
    report_overall_hidden: "{name}: {why}.", "{name}: {why}.";
    report_few: "Số liệu ít, chỉ để tham khảo.", "Few answers: for reference only.";
    report_index: "Chỉ số tổng hợp theo ba cách tính:", "The index over all items by three methods:";
    report_way: "Cách tính", "Method";
    report_used: "cách đang dùng", "in use";
    report_detail: "III. Kết quả chi tiết", "III. Results in detail";
    report_chart: "Biểu đồ {n}: {text}", "Chart {n}: {text}";
    report_chart_part: "Biểu đồ {n}, phần {part}/{of}: {text}", "Chart {n}, part {part} of {of}: {text}";
    report_table: "Bảng {n}: {text}", "Table {n}: {text}";
    report_method: "IV. Phương pháp và lưu ý", "IV. Method and notes";
    report_note_share: "Tỷ lệ là số câu trả lời ở các mức trên của thang đo (ghi ở từng mục) chia cho số câu trả lời hợp lệ; câu bỏ trống và câu trả lời “không biết”, “không áp dụng” không tính.",
        "A share is the number of answers at the upper levels of the scale (named with each result), divided by the number of valid answers; questions left out and “don’t know / not applicable” don’t count.";
    report_note_interval: "Khoảng tin cậy 95 % của một câu hỏi tính theo công thức Wilson. Ở nhóm tiêu chí và chỉ số tổng hợp, nơi nhiều câu trả lời được gộp lại, khoảng này tính theo số người trả lời, không theo số câu trả lời.",
        "The 95% interval of one question is Wilson’s. Where several answers are pooled, in a factor and in an index, it counts persons, not answers.";
    report_note_apart: "Chỉ nêu nơi cao nhất, thấp nhất khi hai khoảng tin cậy 95 % không giao nhau; chênh lệch nhỏ hơn có thể chỉ do ngẫu nhiên.",
        "What is highest and lowest is named only where the two 95% intervals don’t overlap; a smaller difference may be chance.";
    report_note_voluntary: "Phản hồi là tự nguyện, không đại diện cho toàn bộ người dân. Khoảng tin cậy chỉ tính sai số ngẫu nhiên trong số người đã trả lời, không nói lên ý kiến của người không trả lời.",
        "Responses are voluntary and do not represent the whole population. The intervals tell only of chance among those who answered, not of what the others think.";
    report_note_hidden: "Ô có dưới {hide} câu trả lời, hoặc có thể suy ra bằng phép trừ, không hiển thị để bảo vệ người trả lời; không hiển thị không có nghĩa là bằng không. Ô có từ {hide} đến {reference} câu trả lời chỉ để tham khảo, không xếp hạng.",
        "Cells with fewer than {hide} answers, or that could be worked out by subtraction, are hidden to protect those who answered; hidden does not mean zero. Cells with {hide} to {reference} answers are for reference and not ranked.";
    report_note_months: "Tháng tính theo ngày gửi phiếu, giờ Việt Nam.", "Months are those of sending, Vietnam time.";
    report_author: "Người lập báo cáo", "Prepared by";
    report_author_how: "(Ký, ghi rõ họ tên)", "(signature, full name)";
    report_head: "Thủ trưởng đơn vị", "Head of the office";
    report_head_how: "(Ký, ghi rõ họ tên, đóng dấu)", "(signature, full name, seal)";

    note: "Phản hồi tự nguyện, không đại diện cho toàn bộ người dân. Ô có dưới {hide} câu trả lời không hiển thị; từ {hide} đến {reference} chỉ để tham khảo, không xếp hạng.",
        "Voluntary responses do not represent the whole population. Cells with fewer than {hide} answers are hidden; from {hide} to {reference} they are for reference and not ranked.";
}
