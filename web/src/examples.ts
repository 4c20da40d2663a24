/** One report before and after its writer thought again, to show what a revision changes. */
export const REVISION = {
  title: "書き直しの前と後",
  before: "緑ヶ丘歯科の院長を訪問した。院長は新しい予約システムに前向きだと思う。しっかりフォローしていく。",
  after:
    "緑ヶ丘歯科の院長を訪問した。院長は「電話の予約だけで受付の一人が半日つぶれる」と話し、予約システムの費用を2回尋ねた。費用さえ見合えば、院長は入れ替えに前向きだと思う。11月30日までに、受付の時間がどれだけ減るかの試算を院長に届ける。",
};
