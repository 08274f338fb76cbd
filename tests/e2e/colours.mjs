// Contrast between colours, and the colours in a screenshot of an element.

/** Red, green and blue, 0 to 255, of `#rrggbb` or `rgb(…)`. */
function parts(colour) {
  const hex = colour.match(/^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i);
  if (hex) return hex.slice(1).map((part) => parseInt(part, 16));
  const rgb = colour.match(/^rgb\((\d+), (\d+), (\d+)\)$/);
  if (rgb) return rgb.slice(1).map(Number);
  throw new Error(`“${colour}” is no plain colour`);
}

/** WCAG 2.2, relative luminance: 0 for black, 1 for white. */
function luminance([red, green, blue]) {
  const linear = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

const ratio = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);

/** WCAG 2.2, contrast ratio of two colours: 1 to 21. */
export const contrast = (one, other) => ratio(luminance(parts(one)), luminance(parts(other)));

/** Whether a colour is a dark one. */
export const darkest = (colour) => luminance(parts(colour)) < 0.18;

/**
 * Takes a screenshot of an element with a margin for a focus ring. Returns the share of its pixels with a contrast of at
 * least 3 : 1 to its commonest colour, and the highest contrast.
 */
export async function shades(page, locator) {
  const picture = (await locator.screenshot()).toString('base64');
  // It is decoded in a separate page, because the portal's policy blocks images.
  const reader = await page.context().newPage();
  const counts = await reader.evaluate(async (picture) => {
    const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    canvas.drawImage(bitmap, 0, 0);
    const { data } = canvas.getImageData(0, 0, bitmap.width, bitmap.height);
    const counts = new Map();
    for (let at = 0; at < data.length; at += 4) {
      const colour = data.slice(at, at + 3).join();
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    return [...counts];
  }, picture);
  await reader.close();
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  const seen = counts.map(([colour, count]) => [luminance(colour.split(',').map(Number)), count / all]);
  const [ground] = seen.reduce((most, one) => (one[1] > most[1] ? one : most));
  return {
    marked: seen.filter(([light]) => ratio(light, ground) >= 3).reduce((sum, [, share]) => sum + share, 0),
    contrast: Math.max(...seen.map(([light]) => ratio(light, ground))),
  };
}
