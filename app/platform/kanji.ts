/** Old and variant forms of kanji that stand in names, each beside the form they are compared by. */
const FORMS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    '亜亞 悪惡 圧壓 囲圍 医醫 壱壹 栄榮 円圓 塩鹽 応應 桜櫻 奥奧 横橫 温溫 仮假 価價 画畫 会會 絵繪 拡擴 覚覺 学學',
    '岳嶽 楽樂 関關 観觀 館舘 巌巖 気氣 帰歸 亀龜 旧舊 挙擧 峡峽 郷鄕 暁曉 区區 駆驅 国國 恵惠 渓溪 経經 継繼 芸藝 県縣',
    '研硏 剣劍劒 検檢 権權 験驗 厳嚴 広廣 鉱鑛 号號 黒黑 済濟 斎齋 斉齊 剤劑 桟棧 参參 蚕蠶 児兒 辞辭 湿濕 実實 写寫',
    '釈釋 寿壽 収收 従從 渋澁 獣獸 縦縱 処處 緒緖 将將 称稱 焼燒 証證 条條 状狀 畳疊 浄淨 譲讓 触觸 嘱囑 真眞 尽盡',
    '図圖 粋粹 数數 枢樞 瀬瀨 声聲 静靜 摂攝 専專 浅淺 戦戰 銭錢 潜潛 禅禪 曽曾 双雙 壮壯 荘莊 争爭 総總 蔵藏 続續 体體',
    '対對 帯帶 台臺 滝瀧 択擇 沢澤 担擔 単單 団團 断斷 弾彈 遅遲 虫蟲 昼晝 鋳鑄 庁廳 聴聽 鎮鎭 逓遞 鉄鐵 点點 伝傳',
    '灯燈 当當 党黨 闘鬪 徳德 独獨 読讀 届屆 縄繩 弐貳 売賣 麦麥 発發 髪髮 抜拔 蛮蠻 浜濱濵 富冨 払拂 仏佛 辺邊邉 変變',
    '弁辨瓣辯 宝寶 豊豐 褒襃 穂穗 万萬 満滿 黙默 薬藥 訳譯 与與 予豫 余餘 誉譽 揺搖 様樣 謡謠 来來 頼賴 乱亂 覧覽 竜龍',
    '両兩 猟獵 緑綠 涙淚 塁壘 礼禮 霊靈 齢齡 歴歷 恋戀 連聯 炉爐 労勞 楼樓 録錄 湾灣 高髙 崎﨑嵜 吉𠮷 島嶋嶌 峰峯 桧檜 鶏鷄',
  ]
    .flatMap((line) => line.split(' '))
    .flatMap(([form = '', ...others]) => others.map((other) => [other, form] as const)),
);

/** A text with old and variant kanji (學, 澤, 髙) in the forms used today; other characters as they are. */
export function todaysKanji(text: string): string {
  return [...text].map((character) => FORMS[character] ?? character).join('');
}

const DIGITS = '〇一二三四五六七八九';

/** 二十四 → 24; numbers up to 99, as towns and addresses have them. */
export function kanjiNumber(text: string): string {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const digit = (kanji: string | undefined) => (kanji ? DIGITS.indexOf(kanji) : 0);
  return String((text.includes('十') ? (tens ? digit(tens) : 1) * 10 : 0) + digit(ones));
}
