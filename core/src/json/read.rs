//! Reads JSON as `serde_json` reads a `Value`: the same texts are JSON, none is deeper, and numbers are the same to the last bit.
//!
//! A program that only has calls and flows by name is spared all of `serde_json`'s deserializer, which is several times as much and
//! has a table of powers of ten. What is read borrows its texts, unless they have escapes.

use std::borrow::Cow;

use serde_json::Value;

use crate::JsonObject;
use crate::members::{Json, Members};

/// What is wrong with a text, in words that do not quote it.
type Problem = &'static str;

pub(crate) const NOT_JSON: Problem = "is not JSON";
pub(crate) const ENDS_EARLY: Problem = "ends too early";

/// How many lists and objects, less one, may be in each other: reading takes a piece of the stack for each.
const LEVELS: u8 = 128;
/// How many members there is room for at first. Of the objects of a session JWT, only the claims have more.
const MEMBERS: usize = 8;

/// What JSON is read into: a value that owns itself, or one that is only looked at.
pub(crate) trait Tree<'a>: Sized {
    type Object: Default;

    fn text(text: Cow<'a, str>) -> Self;

    fn list(items: Vec<Self>) -> Self;

    fn object(object: Self::Object) -> Self;

    /// `null`, a boolean or a number.
    fn other(value: Value) -> Self;

    fn insert(object: &mut Self::Object, name: Cow<'a, str>, value: Self);
}

impl Tree<'_> for Value {
    type Object = JsonObject;

    fn text(text: Cow<'_, str>) -> Self {
        Self::String(text.into_owned())
    }

    fn list(items: Vec<Self>) -> Self {
        Self::Array(items)
    }

    fn object(object: JsonObject) -> Self {
        Self::Object(object)
    }

    fn other(value: Value) -> Self {
        value
    }

    fn insert(object: &mut JsonObject, name: Cow<'_, str>, value: Self) {
        object.insert(name.into_owned(), value);
    }
}

impl<'a> Tree<'a> for Json<'a> {
    type Object = Members<'a>;

    fn text(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }

    fn list(items: Vec<Self>) -> Self {
        Self::List(items)
    }

    fn object(object: Members<'a>) -> Self {
        Self::Object(object)
    }

    fn other(value: Value) -> Self {
        Self::Other(value)
    }

    fn insert(object: &mut Members<'a>, name: Cow<'a, str>, value: Self) {
        if object.0.is_empty() {
            object.0.reserve(MEMBERS);
        }
        object.0.push((name, value));
    }
}

/// All of a text.
pub(crate) fn read<'a, T: Tree<'a>>(text: &'a str) -> Result<T, Problem> {
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

    fn value<T: Tree<'a>>(&mut self, levels: u8) -> Result<T, Problem> {
        match self.sign()? {
            b'"' => self.string().map(T::text),
            b'[' => self.list(levels - 1).map(T::list),
            b'{' => self.object::<T>(levels - 1).map(T::object),
            sign => self.other(sign).map(T::other),
        }
    }

    fn other(&mut self, sign: u8) -> Result<Value, Problem> {
        match sign {
            b'n' => self.word("null", Value::Null),
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            b'-' | b'0'..=b'9' => self.number(),
            _ => Err(NOT_JSON),
        }
    }

    fn word(&mut self, word: &str, meaning: Value) -> Result<Value, Problem> {
        word.bytes().try_for_each(|letter| self.expect(letter))?;
        Ok(meaning)
    }

    fn list<T: Tree<'a>>(&mut self, levels: u8) -> Result<Vec<T>, Problem> {
        let mut items = Vec::new();
        self.begin(levels)?;
        while self.goes_on(b']', items.is_empty())? {
            items.push(self.value(levels)?);
        }
        Ok(items)
    }

    fn object<T: Tree<'a>>(&mut self, levels: u8) -> Result<T::Object, Problem> {
        let mut object = T::Object::default();
        let mut is_first = true;
        self.begin(levels)?;
        while self.goes_on(b'}', is_first)? {
            is_first = false;
            self.sign()?;
            let name = self.string()?;
            self.sign()?;
            self.expect(b':')?;
            T::insert(&mut object, name, self.value(levels)?);
        }
        Ok(object)
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
        let (piece, mut sign) = self.piece()?;
        if sign == b'"' {
            return Ok(Cow::Borrowed(piece));
        }
        let mut unescaped = piece.to_owned();
        while sign == b'\\' {
            unescaped.push(self.escape()?);
            let (piece, next) = self.piece()?;
            unescaped.push_str(piece);
            sign = next;
        }
        if sign == b'"' { Ok(Cow::Owned(unescaped)) } else { Err(NOT_JSON) }
    }

    /// A piece of a text as it is, and what is behind it: the end, a backslash, or what must not be there.
    fn piece(&mut self) -> Result<(&'a str, u8), Problem> {
        let rest = &self.text[self.at..];
        let length = plain(rest.as_bytes());
        let sign = *rest.as_bytes().get(length).ok_or(ENDS_EARLY)?;
        self.at += length + 1;
        Ok((&rest[..length], sign))
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
                _ => left = i32::saturating_add(left, 1),
            }
        }
        (taken, left)
    }
}

/// How many bytes there are before the first that is no plain part of a text, most of them eight at a time.
fn plain(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::MAX / 255;
    let mut plain = 0;
    while let Some(eight) = bytes[plain..].first_chunk() {
        let eight = u64::from_le_bytes(*eight);
        let (quote, backslash) = (eight ^ (ONES * u64::from(b'"')), eight ^ (ONES * u64::from(b'\\')));
        let control = eight.wrapping_sub(ONES * u64::from(b' ')) & !eight;
        let found =
            (control | quote.wrapping_sub(ONES) & !quote | backslash.wrapping_sub(ONES) & !backslash) & (ONES << 7);
        if found != 0 {
            return plain + found.trailing_zeros() as usize / 8;
        }
        plain += 8;
    }
    let is_sign = |byte: &u8| matches!(byte, b'"' | b'\\' | ..b' ');
    plain + bytes[plain..].iter().position(is_sign).unwrap_or(bytes.len() - plain)
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
