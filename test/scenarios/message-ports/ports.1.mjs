import { subscribe, unsubscribe } from 'node:diagnostics_channel';

export const seen /*: string[] */ = [];

export const onMessage = (value) => {
  seen.push(`new ${value}`);
};

export function onNews(message) {
  seen.push(`new news ${message}`);
}

subscribe('livegraft-scenario', onNews);
export const leave = () => unsubscribe('livegraft-scenario', onNews);
