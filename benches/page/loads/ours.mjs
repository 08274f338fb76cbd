export const loader = () => { throw new Error('not there yet'); };
