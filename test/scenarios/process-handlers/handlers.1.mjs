export const seen /*: string[] */ = [];

export function onNews(text /*: string */) {
  seen.push(`read ${text}`);
}

process.on('livegraft-news', onNews);
