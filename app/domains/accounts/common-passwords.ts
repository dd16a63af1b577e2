import { PASSWORD_MIN } from './model';

/** Passwords of ten characters or more that head every list of stolen ones, and what people here would think of. */
const COMMON = new Set(
  `1234567890 12345678910 0123456789 0987654321 9876543210 1234567891 12345678901 123456789a 123456789q
  1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc 1qazxsw23edc q1w2e3r4t5 q1w2e3r4t5y6 qwertyuiop qwertyuiop123 qwerty1234
  qwerty12345 qwerty123456 asdfghjkl1 asdfghjkl123 zxcvbnm123 zaq12wsxcde3 zaq1xsw2cde3 password1! password12
  password123 password1234 password12345 password123! passw0rd123 p@ssword123 p@ssw0rd123 p@ssw0rd1234 passwordpassword
  adminadmin admin12345 admin123456 administrator administrator1 welcome123 welcome1234 letmein123 iloveyou123
  iloveyou12 sunshine123 princess123 football123 baseball123 superman123 pokemon123 doraemon123 monkey1234
  dragon1234 abc1234567 abcd123456 abcd1234567 abcdefghij abcde12345 a123456789 aa12345678 aaaa111111 qazwsxedcr
  qazwsxedcrfv changeme123 changemenow secret1234 secretsecret test123456 test1234567 testtest123 guest12345
  user123456 japan12345 nippon12345 tokyo12345 sapporo123 sapporo1234 sapporo2024 sapporo2025 sapporo2026
  hokkaido123 hokkaido1234 machizukuri machizukuri1 machinowa1 machinowa12 machinowa123 machinowa2026
  konnichiwa konnichiwa1 arigatou123 sakura1234 sakura12345 takahashi1 yamamoto12 yamamoto123 suzuki1234
  ぱすわーどぱすわーど パスワードパスワード あいうえおかきくけこ`
    .split(/\s+/)
    .filter(Boolean),
);

/** Whether a password would be among the first guesses: on the list, one or two characters repeated, or a run. */
export function isCommonPassword(password: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  if (COMMON.has(plain)) return true;
  if (new Set(plain).size <= 2) return true;
  return [...plain].length >= PASSWORD_MIN && isRun(plain);
}

/** Every character follows the one before it, up or down (abcdefghij, 9876543210). */
function isRun(text: string): boolean {
  const codes = [...text].map((c) => c.codePointAt(0) ?? 0);
  const step = (codes[1] ?? 0) - (codes[0] ?? 0);
  if (Math.abs(step) !== 1) return false;
  return codes.every((code, index) => index === 0 || code - (codes[index - 1] ?? 0) === step);
}
