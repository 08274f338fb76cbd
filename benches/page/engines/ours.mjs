export const open = () => { throw new Error('not there yet'); };
