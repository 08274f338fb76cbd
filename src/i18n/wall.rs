//! The words of the screen on a wall.

use super::Language;

table_of! {
    show: "Trình chiếu", "Show on a screen";
    screen: "Trình chiếu: {title}", "On a screen: {title}";
    pause: "Tạm dừng", "Pause";
    go_on: "Chạy tiếp", "Go on";
    before: "Trước", "Back";
    next: "Tiếp", "Next";
    leave: "Thoát", "Leave";
    place: "{n}/{of}", "{n} of {of}";
    part: "Phần {part}/{of}. {text}", "Part {part} of {of}. {text}";
    keys: "Phím ← → để chuyển, phím cách để tạm dừng, Esc để thoát", "Arrow keys to move, space to pause, Esc to leave";
}
