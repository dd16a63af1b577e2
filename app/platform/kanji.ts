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
    '戸戶 蛍螢 聡聰 禄祿 転轉 涛濤 暦曆 励勵 駅驛 渋澀 装裝 狭狹 挟挾 践踐 窃竊 繊纖纎 随隨 髄髓',
    '酔醉 隠隱 営營 衛衞 縁緣 艶艷 欧歐 殴毆 穏穩 壊壞 懐懷 殻殼 勧勸 巻卷 寛寬 歓歡 顔顏 偽僞',
    '戯戲 犠犧 却卻 拠據 虚虛 勲勳 薫薰 径徑 茎莖 軽輕 撃擊 欠缺 圏圈 献獻 険險 顕顯 効效 恒恆',
    '砕碎 雑雜 惨慘 賛贊 残殘 糸絲 歯齒 舎舍 粛肅 叙敍 奨奬獎 乗乘 剰剩 醸釀 慎愼 達逹 痩瘦 騒騷',
    '臓臟 属屬 堕墮 滞滯 悩惱 脳腦 廃廢 拝拜 秘祕 彦彥 瓶甁 舗舖鋪 歩步 翻飜 毎每 弥彌 薮藪籔',
    '遥遙 瑶瑤 隷隸 錬鍊 郎郞 芦蘆 槙槇 尭堯 凛凜 藤籐 磯礒 松柗枩 鴎鷗 隣鄰 崖崕 婿壻 涼凉',
    '淵渕渊 頬頰 嘘噓 並竝 呉吳吴 崎㟢碕 野埜壄 桑桒 柳栁桺 橋槗𣘺 鶴靏靍 苺莓 庵菴 村邨 船舩 脇𦚰',
    '蓋葢 蝋蠟 砺礪 鉱砿 稲稻 穣穰 欅﨔 缶罐 恥耻 連聨 闊濶 渇渴 溌潑 煙烟 熙煕熈 猫貓 珍珎 略畧',
    '画畵 杯盃 衆眾 碍礙 年秊 頴穎 箪簞 糾糺 綿緜 腸膓 草艸 兎兔菟 萌萠 蕊蕋 蘇蘓 解觧 歌謌 善譱',
    '躯軀 逃迯 醗醱 釜釡 鉤鈎 鑑鑒 間閒 陥陷 島隝隯 鶏雞 覇霸 青靑 飲飮 餅餠 鳧鳬 麹麴 麺麵 黄黃',
    '鼠鼡 仞仭 倅伜 併倂 仙僊 侭儘 内內 沖冲 剣劔 即卽 廠厰 喜㐂 器噐 噛嚙 回囘囬 土圡 増增 壷壺',
    '多夛 娯娛 嬢孃 寝寢 宝寳 尚尙 屏屛 隆嶐 巣巢 并幷 厩廏廐 強强 彜彝 来徠 悦悅 戻戾 捜搜 掴摑',
    '撹攪 教敎 既旣 昂昻 晋晉 晩晚 梨棃 稜棱 概槪 矩榘 没沒 渉涉 清淸 脈脉 禰祢 柏栢 裏裡 遊游',
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
