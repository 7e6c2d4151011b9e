// The texts of this page whose contrast with what is behind them is less than 4.5 to 1 (WCAG 2.1, 1.4.3).
(() => {
  const channels = (color) => color.match(/[\d.]+/g).map(Number);
  const light = (color) => {
    const [r, g, b] = color.map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (part) => {
    const [r, g, b, a = 1] = channels(getComputedStyle(part).backgroundColor);
    return a === 1 ? [r, g, b] : behind(part.parentElement);
  };
  const contrast = (part) => {
    const [dark, bright] = [light(channels(getComputedStyle(part).color).slice(0, 3)), light(behind(part))].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const poor = [];
  while (texts.nextNode()) {
    const part = texts.currentNode.parentElement;
    const seen = texts.currentNode.data.trim() !== "" && part.checkVisibility();
    if (seen && contrast(part) < 4.5) poor.push(`${texts.currentNode.data.trim()}: ${contrast(part)}`);
  }
  return poor.join("\n");
})()
