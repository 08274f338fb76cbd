// How far hidden numbers can be narrowed by adding and subtracting published figures: each figure is an equation or an
// upper bound, and the bounds of each hidden number are tightened until none changes. The same is done natively on random data, in
// core/src/figures/tests/bounds.rs.
const MANY = 1 << 20;

/** Each number that counts persons, by its name, as `{ low, high, hidden }`. */
export function bounds(figures, questionnaire) {
  const numbers = [];
  const sums = [];
  /** A number of persons, if it may be hidden: then it is at least `least`. */
  const add = (name, told, hidden, least = 1) => {
    numbers.push({ name, hidden: hidden && told === null, low: told ?? (hidden ? least : 0), high: told ?? MANY });
    return numbers.length - 1;
  };
  const isSum = (whole, parts) => sums.push([[...parts.map((at) => [1, at]), [-1, whole]], true]);
  const isAtMost = (less, more) => sums.push([[[1, less], [-1, more]], false]);
  const isHidden = ({ status }) => status === 'hidden';

  /** All numbers of one view, in an order that is the same for every view. */
  const see = (name, view) => {
    const all = [];
    const own = (part, told, hidden) => {
      // Zero persons is shown, except where everything is hidden.
      const at = add(`${name}/${part}`, told ?? null, hidden, part === 'n' || !isHidden(view) ? 1 : 0);
      all.push(at);
      return at;
    };
    const people = own('n', view.n, isHidden(view));
    const items = {};
    for (const [id, item] of Object.entries(view.items)) {
      items[id] = own(id, item.n, isHidden(item));
      isSum(people, [items[id], own('-', item.not_applicable, false), own('-', item.missing, false)]);
    }
    const persons = (part, share) => {
      const n = own(part, share.n, isHidden(share));
      const answers = own('-', share.answers, false);
      isAtMost(n, answers);
      isAtMost(n, people);
      return [n, answers];
    };
    const factors = questionnaire.factors.map(({ id, items: of }) => {
      const [n, answers] = persons(id, view.factors[id]);
      const alpha = own('-', view.factors[id].alpha_n, false);
      for (const item of of) {
        isAtMost(items[item], n);
        isAtMost(alpha, items[item]);
      }
      isSum(answers, of.map((item) => items[item]));
      return [n, answers];
    });
    const index = persons('index', view.index.pooled);
    for (const [n] of factors) isAtMost(n, index[0]);
    isSum(index[1], factors.map(([, answers]) => answers));
    const overall = persons('overall', view.overall);
    const { item } = view.overall;
    overall.forEach((one, at) => isSum(one, [item ? items[item] : index[at]]));
    return { all, overall };
  };

  const whole = see('all', figures);
  const groups = figures.group_by?.groups ?? [];
  const units = groups.map((group) => [group.value, see(`unit ${group.value}`, group)]);
  if (units.length > 0) whole.all.forEach((at, place) => isSum(at, units.map(([, { all }]) => all[place])));
  for (const field of ['unit', 'month']) {
    const parts = [[], []];
    for (const group of figures[`by_${field}`]) {
      const n = add(`by ${field} ${group.value}`, group.n, isHidden(group));
      const answers = add('-', group.answers, false);
      isAtMost(n, answers);
      [n, answers].forEach((at, place) => parts[place].push(at));
      const unit = units.find(([value]) => field === 'unit' && value === group.value);
      unit?.[1].overall.forEach((at, place) => isSum(at, [[n, answers][place]]));
    }
    parts.forEach((of, place) => { if (of.length > 0) isSum(whole.overall[place], of); });
  }
  if (figures.compare?.field === 'month') {
    const { a, b } = figures.compare;
    for (const [side, { values }] of Object.entries({ a, b })) {
      const of = values.map((value) => numbers.findIndex(({ name }) => name === `by month ${value}`)).filter((at) => at >= 0);
      const told = figures.compare.overall[`n_${side}`];
      if (told !== null && of.length === values.length) isSum(add('-', told, false), of);
    }
  }
  narrow(numbers, sums);
  return numbers.filter(({ name }) => name !== '-' && !name.endsWith('/-'));
}

function narrow(numbers, sums) {
  const least = ([sign, at]) => (sign > 0 ? numbers[at].low : -numbers[at].high);
  const cut = ([sign, at], most) => {
    const number = numbers[at];
    const before = [number.low, number.high];
    if (sign > 0) number.high = Math.min(number.high, most);
    else number.low = Math.max(number.low, -most);
    return before[0] !== number.low || before[1] !== number.high;
  };
  for (let changed = true; changed;) {
    changed = false;
    for (const [terms, exact] of sums) {
      for (const signs of exact ? [1, -1] : [1]) {
        const turned = terms.map(([sign, at]) => [sign * signs, at]);
        const all = turned.reduce((sum, term) => sum + least(term), 0);
        // This one is no more than 0 minus the least of all others.
        for (const term of turned) changed = cut(term, least(term) - all) || changed;
      }
    }
  }
}
