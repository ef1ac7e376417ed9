/** qa counts Unicode code points; JavaScript's strings count UTF-16 units. Here they meet. */

const BEYOND_16_BITS = /[\u{10000}-\u{10FFFF}]/u;

/**
 * The UTF-16 index of each code-point offset, in one walk over the text. An offset past the end
 * becomes the text's length.
 * @param {string} text
 * @param {number[]} offsets in any order
 * @returns {number[]} in the order of `offsets`
 */
export function indicesOf(text, offsets) {
  if (!BEYOND_16_BITS.test(text)) return offsets.map((offset) => Math.min(offset, text.length));
  const indexOf = new Map();
  let index = 0;
  let count = 0;
  for (const offset of [...new Set(offsets)].sort((a, b) => a - b)) {
    for (; count < offset && index < text.length; count += 1) {
      index += text.codePointAt(index) > 0xffff ? 2 : 1;
    }
    indexOf.set(offset, index);
  }
  return offsets.map((offset) => indexOf.get(offset));
}

/**
 * `text[start:end]`, as Python slices it.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
export function slice(text, start, end) {
  return text.slice(...indicesOf(text, [start, end]));
}
