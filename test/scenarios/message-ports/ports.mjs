import { subscribe, unsubscribe } from 'node:diagnostics_channel';

export const seen /*: string[] */ = [];

export const onMessage = (value) => {
  seen.push(`old ${value}`);
};

export function onNews(message) {
  seen.push(`old news ${message}`);
}

subscribe('livegraft-scenario', onNews);
export const leave = () => unsubscribe('livegraft-scenario', onNews);
