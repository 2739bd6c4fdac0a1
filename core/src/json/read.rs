//! Reads JSON as `serde_json` reads a `Value`: the same texts are JSON, none is deeper, and numbers are the same to the last bit.
//!
//! A program that only has calls and flows by name is spared all of `serde_json`'s deserializer, which is several times as much and
//! has a table of powers of ten. What is read borrows its texts, unless they have escapes.

use std::borrow::Cow;

use serde_json::Value;

use crate::members::{Json, Members};

/// What is wrong with a text, in words that do not quote it.
type Problem = &'static str;

pub(crate) const NOT_JSON: Problem = "is not JSON";
pub(crate) const ENDS_EARLY: Problem = "ends too early";

/// How many lists and objects, less one, may be in each other: reading takes a piece of the stack for each.
const LEVELS: u8 = 128;
/// How many members there is room for at first. Of the objects of a session JWT, only the claims have more.
const MEMBERS: usize = 8;

/// All of a text.
pub(crate) fn read(text: &str) -> Result<Json<'_>, Problem> {
    let mut reader = Reader { text, at: 0 };
    let json = reader.value(LEVELS)?;
    match reader.sign() {
        Err(_) => Ok(json),
        Ok(_) => Err(NOT_JSON),
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Whether this is next; it is then behind.
    fn eat(&mut self, expected: u8) -> bool {
        let is_next = self.peek() == Some(expected);
        self.at += usize::from(is_next);
        is_next
    }

    fn expect(&mut self, expected: u8) -> Result<(), Problem> {
        if self.eat(expected) { Ok(()) } else { Err(self.unexpected()) }
    }

    /// What is wrong with what is next, if it cannot be there.
    fn unexpected(&self) -> Problem {
        if self.at < self.text.len() { NOT_JSON } else { ENDS_EARLY }
    }

    /// What is next behind white space.
    fn sign(&mut self) -> Result<u8, Problem> {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.peek() {
            self.at += 1;
        }
        self.peek().ok_or(ENDS_EARLY)
    }

    fn value(&mut self, levels: u8) -> Result<Json<'a>, Problem> {
        match self.sign()? {
            b'"' => self.string().map(Json::Text),
            b'[' => self.list(levels - 1).map(Json::List),
            b'{' => self.object(levels - 1).map(Json::Object),
            b'n' => self.word("null", Value::Null),
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            b'-' | b'0'..=b'9' => self.number().map(Json::Other),
            _ => Err(NOT_JSON),
        }
    }

    fn word(&mut self, word: &str, meaning: Value) -> Result<Json<'a>, Problem> {
        word.bytes().try_for_each(|letter| self.expect(letter))?;
        Ok(Json::Other(meaning))
    }

    fn list(&mut self, levels: u8) -> Result<Vec<Json<'a>>, Problem> {
        let mut items = Vec::new();
        self.begin(levels)?;
        while self.goes_on(b']', items.is_empty())? {
            items.push(self.value(levels)?);
        }
        Ok(items)
    }

    fn object(&mut self, levels: u8) -> Result<Members<'a>, Problem> {
        let mut members = Vec::new();
        self.begin(levels)?;
        while self.goes_on(b'}', members.is_empty())? {
            if members.is_empty() {
                members.reserve(MEMBERS);
            }
            self.sign()?;
            let name = self.string()?;
            self.sign()?;
            self.expect(b':')?;
            members.push((name, self.value(levels)?));
        }
        Ok(Members(members))
    }

    /// Steps into a list or an object.
    fn begin(&mut self, levels: u8) -> Result<(), Problem> {
        self.at += 1;
        if levels > 0 { Ok(()) } else { Err(NOT_JSON) }
    }

    /// Whether there is one more thing before the end. What follows a comma finds out itself that the end is no thing.
    fn goes_on(&mut self, end: u8, is_first: bool) -> Result<bool, Problem> {
        let sign = self.sign()?;
        let goes_on = sign != end;
        if !(goes_on && is_first) {
            self.at += 1;
        }
        if goes_on && !is_first && sign != b',' { Err(NOT_JSON) } else { Ok(goes_on) }
    }

    fn string(&mut self) -> Result<Cow<'a, str>, Problem> {
        self.expect(b'"')?;
        let mut unescaped = String::new();
        loop {
            let start = self.at;
            let is_sign = |byte: &u8| matches!(byte, b'"' | b'\\' | ..b' ');
            let length = self.text.as_bytes()[start..].iter().position(is_sign).ok_or(ENDS_EARLY)?;
            let (end, piece) = (start + length, &self.text[start..start + length]);
            self.at = end + 1;
            match self.text.as_bytes()[end] {
                b'"' if unescaped.is_empty() => return Ok(Cow::Borrowed(piece)),
                b'"' => return Ok(Cow::Owned(unescaped + piece)),
                b'\\' => {
                    unescaped.push_str(piece);
                    unescaped.push(self.escape()?);
                }
                _ => return Err(NOT_JSON),
            }
        }
    }

    /// What is behind a backslash.
    fn escape(&mut self) -> Result<char, Problem> {
        let sign = self.peek().ok_or(ENDS_EARLY)?;
        self.at += 1;
        match sign {
            b'"' | b'\\' | b'/' => Ok(char::from(sign)),
            b'b' => Ok('\u{8}'),
            b'f' => Ok('\u{c}'),
            b'n' => Ok('\n'),
            b'r' => Ok('\r'),
            b't' => Ok('\t'),
            b'u' => self.utf16(),
            _ => Err(NOT_JSON),
        }
    }

    fn utf16(&mut self) -> Result<char, Problem> {
        let mut code = self.unit()?;
        if (0xd800..0xdc00).contains(&code) {
            self.expect(b'\\')?;
            self.expect(b'u')?;
            let second = self.unit()?;
            if !(0xdc00..0xe000).contains(&second) {
                return Err(NOT_JSON);
            }
            code = 0x1_0000 + ((code - 0xd800) << 10) + (second - 0xdc00);
        }
        char::from_u32(code).ok_or(NOT_JSON)
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Result<u32, Problem> {
        let digits = self.text.as_bytes().get(self.at..self.at + 4).ok_or(ENDS_EARLY)?;
        self.at += 4;
        let unit = digits.iter().try_fold(0, |unit, digit| Some(unit * 16 + char::from(*digit).to_digit(16)?));
        unit.ok_or(NOT_JSON)
    }

    fn number(&mut self) -> Result<Value, Problem> {
        let is_negative = self.eat(b'-');
        let starts_with_zero = self.peek() == Some(b'0');
        let mut digits = 0;
        let (taken, left) = self.digits(&mut digits);
        if taken == 0 {
            return Err(self.unexpected());
        }
        if starts_with_zero && taken > 1 {
            return Err(NOT_JSON);
        }
        let (mut exponent, mut is_integer) = (left, left == 0);
        if self.eat(b'.') {
            let (taken, left) = self.digits(&mut digits);
            if taken + left == 0 {
                return Err(self.unexpected());
            }
            exponent -= taken;
            is_integer = false;
        }
        if self.eat(b'e') || self.eat(b'E') {
            let is_negative = self.eat(b'-');
            let _ = !is_negative && self.eat(b'+');
            let mut power = 0;
            if self.digits(&mut power).0 == 0 {
                return Err(self.unexpected());
            }
            let power = i32::try_from(power).unwrap_or(i32::MAX);
            exponent = if is_negative { exponent.saturating_sub(power) } else { exponent.saturating_add(power) };
            is_integer = false;
        }
        if is_integer && !is_negative {
            return Ok(digits.into());
        }
        // There is no negative zero among integers, and nothing below the least of them.
        match (digits as i64).wrapping_neg() {
            integer @ ..0 if is_integer => Ok(integer.into()),
            _ => {
                let float = float(digits, exponent).ok_or(NOT_JSON)?;
                Ok(if is_negative { -float } else { float }.into())
            }
        }
    }

    /// How many digits there are that a `u64` can hold behind those that it has, and how many more follow.
    fn digits(&mut self, number: &mut u64) -> (i32, i32) {
        let (mut taken, mut left) = (0, 0);
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            self.at += 1;
            let longer = number.checked_mul(10).and_then(|tens| tens.checked_add((digit - b'0').into()));
            match longer {
                Some(longer) if left == 0 => (*number, taken) = (longer, taken + 1),
                _ => left += 1,
            }
        }
        (taken, left)
    }
}

/// `None` if it is more than a float can be.
fn float(digits: u64, mut exponent: i32) -> Option<f64> {
    let mut float = digits as f64;
    while exponent < -308 && float > 0.0 {
        float /= 1e308;
        exponent += 308;
    }
    if float > 0.0 {
        let power = power_of_ten(exponent.unsigned_abs().min(309));
        float = if exponent < 0 { float / power } else { float * power };
    }
    float.is_finite().then_some(float)
}

/// 10 to the power of this, as near as a float comes to it; infinite from 309 on.
fn power_of_ten(exponent: u32) -> f64 {
    let (mut digits, mut doublings) = (u128::from(10_u64.pow(exponent % 9)), 0);
    for _ in 0..exponent / 9 {
        digits *= 1_000_000_000;
        // Of 98 bits, a float rounds 45 away: what is cut off here never counts, as the tests show of every power.
        let excess = 30_u32.saturating_sub(digits.leading_zeros());
        digits >>= excess;
        doublings += u64::from(excess);
    }
    digits as f64 * f64::from_bits((1023 + doublings) << 52)
}

#[cfg(test)]
mod tests;
