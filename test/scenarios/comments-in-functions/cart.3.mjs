export function total(count /*: number */, /* unused */ more = 1 /* more */) /* another
 comment */ { 
  // if (count === 2) return 0;
  const url = 'https://a.example/*'; /* no comment: */ const text = `// ${/* in a template */ count} */`;
  /* const result = 0; */
  const result = count /* times */ - /\/\*[/]/.source.length; // of a regular expression
  return [result, url.length, text, more]; /* ends */
} // after
