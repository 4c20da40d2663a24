"""examples/ as the page offers them: sorama/server/static/assets/examples.json. `--check` fails where it is stale."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from sorama.inputs import decode

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "sorama" / "server" / "static" / "assets" / "examples.json"
GROUPS = {
    "bad": "直しがいのある例",
    "mixed": "あと一息の例",
    "good": "つながりのよい例",
    "timeline": "ほかの書き方の例",
    "long": "ほかの書き方の例",
}
TITLES = {
    "bad_bullets_realestate": "不動産(したことの箇条書き)",
    "bad_chat_insurance": "保険(チャット)",
    "bad_form_printing": "印刷(項目ごと)",
    "bad_prose_food_wholesale": "食品卸(短い文章)",
    "good_chat_advertising": "広告(チャット)",
    "good_cp932_electronics": "電子部品(項目ごと)",
    "good_form_logistics": "物流(項目ごと)",
    "good_headed_machinery": "機械(見出しつき)",
    "good_mail_building": "建物設備(メール)",
    "good_multi_medical_equipment": "医療機器(三件の訪問)",
    "good_prose_saas": "業務ソフト(文章)",
    "good_table_staffing": "人材(表)",
    "good_voice_agriculture": "農業資材(音声入力)",
    "long_wrapped_mail_travel": "旅行(長いメール)",
    "mixed_complaint_cleaning": "清掃(苦情の対応)",
    "mixed_several_problems_energy": "省エネ設備(見出しつき)",
    "timeline_route_beverage": "飲料(時刻ごと)",
}


def build() -> str:
    """The file's content. Raises KeyError for an example that has no title yet."""
    files = sorted((ROOT / "examples").glob("*.txt"), key=lambda f: (list(GROUPS).index(f.stem.split("_")[0]), f.stem))
    made = [
        {
            "title": TITLES[f.stem],
            "group": GROUPS[f.stem.split("_")[0]],
            "text": decode(f.read_bytes()).replace("\r\n", "\n").strip(),
        }
        for f in files
    ]
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def main() -> int:
    """Write the file, or check it."""
    content = build()
    if "--check" in sys.argv[1:]:
        if TARGET.exists() and TARGET.read_text(encoding="utf-8") == content:
            return 0
        print(f"{TARGET.name} is stale: python tools/build_examples.py", file=sys.stderr)
        return 1
    TARGET.write_text(content, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
