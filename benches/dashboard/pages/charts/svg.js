// The same marks as ours, as strings of SVG put in by innerHTML: what a page without a library would do, had it the strings
// for nothing. Needs a page without Trusted Types.
import { shadow, stage } from './stage.js';

const mount = await shadow();
let markup;
await stage(() => {
  const pictures = markup[0].map(() => {
    const [area, picture] = ['area', 'picture'].map((name) => Object.assign(document.createElement('div'), { className: name }));
    area.append(picture);
    mount.append(area);
    return picture;
  });
  return (_, set) => pictures.forEach((picture, chart) => { picture.innerHTML = markup[set][chart]; });
}, { take: (given) => { markup = given; } });
