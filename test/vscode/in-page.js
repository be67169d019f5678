/**
 * Runs in VS Code's page, before its own scripts: reads what a user sees there.
 * Lines of one editor belong together by their `top`: text, number and squiggles are layers above each other.
 */
globalThis.livegraftTest = (() => {
  const normal = (text) => text.replace(/[\u00a0\u2002\u2003]/g, ' ').replace(/\u200b/g, '');

  const editorOf = (file) =>
    document.querySelector(`.editor-group-container.active .editor-instance .monaco-editor[data-uri$="/${file}"]`);

  const byTop = (editor, selector) =>
    new Map([...editor.querySelectorAll(selector)].map((element) => [element.style.top, element]));

  const visibleLines = (file) => {
    const editor = editorOf(file);
    if (!editor) return [];
    const texts = byTop(editor, ':scope > .overflow-guard .view-lines > .view-line');
    return [...editor.querySelectorAll('.margin-view-overlays > div')]
      .map((margin) => ({ number: Number(margin.querySelector('.line-numbers')?.textContent), top: margin.style.top }))
      .filter(({ number, top }) => number > 0 && texts.has(top))
      .map(({ number, top }) => ({ number, top, element: texts.get(top) }))
      .sort((a, b) => a.number - b.number);
  };

  /** What decorations append to a line: CSS content of `::after`, quoted and escaped as in a string. */
  const appended = (element) => {
    const contents = [...element.querySelectorAll('span')].map((span) => getComputedStyle(span, '::after').content);
    const strings = contents.filter((content) => content.startsWith('"'));
    return normal(strings.map((content) => JSON.parse(content)).join('')).trim();
  };

  const texts = (selector) =>
    [...document.querySelectorAll(selector)].map((element) => normal(element.innerText).trim());

  const recorded = [];
  /** From now on, all that a screen reader would have said of the elements, also what is there for a moment only. */
  const record = (selector) => {
    const note = () => document.querySelectorAll(selector).forEach(({ ariaLabel }) => { if (recorded.at(-1) !== ariaLabel) recorded.push(ariaLabel); });
    note();
    new MutationObserver(note).observe(document.querySelector('.part.statusbar'), { subtree: true, childList: true, attributes: true });
  };

  return {
    texts,
    record,
    recorded: () => recorded,
    labels: (selector) => [...document.querySelectorAll(selector)].map((element) => normal(element.ariaLabel ?? '')),
    lines: (file) => visibleLines(file).map(({ number, element }) => ({ line: number, text: normal(element.textContent) })),
    inlineStatus: (file) => visibleLines(file)
      .map(({ number, element }) => ({ line: number, text: appended(element) }))
      .filter(({ text }) => text !== ''),
    /** Marks in the gutter: their pictures' addresses. */
    marks: (file) => {
      const editor = editorOf(file);
      const lines = new Map(visibleLines(file).map(({ number, top }) => [parseFloat(top), number]));
      return [...editor?.querySelectorAll('.glyph-margin-widgets > div') ?? []].flatMap((element) => {
        const picture = /^url\("(data:.*)"\)$/.exec(getComputedStyle(element).backgroundImage)?.[1];
        const line = lines.get(parseFloat(element.style.top));
        return picture && line ? [{ line, text: picture }] : [];
      });
    },
    /** Where the lines' text begins, in pixels from the window's left edge. */
    left: (file) => Math.round(editorOf(file).querySelector('.view-lines .view-line > span').getBoundingClientRect().left),
    theme: () => ['hc-black', 'hc-light', 'vs-dark', 'vs'].find((name) => document.querySelector('.monaco-workbench').classList.contains(name)),
    squiggles: (file) => {
      const editor = editorOf(file);
      const tops = new Set([...editor?.querySelectorAll('.squiggly-error') ?? []].map((element) => element.parentElement.style.top));
      return visibleLines(file).filter(({ top }) => tops.has(top)).map(({ number }) => number);
    },
  };
})();
