export const seen /*: string[] */ = [];

export function onNews(text /*: string */) {
  seen.push(`news: ${text}`);
}

process.on('livegraft-news', onNews);
