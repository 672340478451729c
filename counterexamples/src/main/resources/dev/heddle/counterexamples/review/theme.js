const NEXT = {auto: 'light', light: 'dark', dark: 'auto'};

// Light, dark, or as the system has it; kept for other pages where the browser allows it.
export function readTheme() {
  try {
    return localStorage.getItem('heddle-theme') ?? 'auto';
  } catch {
    return 'auto';
  }
}

export function nextTheme(theme) {
  const next = NEXT[theme] ?? 'auto';
  try {
    localStorage.setItem('heddle-theme', next);
  } catch {
    // It holds for this page only.
  }
  showTheme(next);
  return next;
}

export function showTheme(theme) {
  document.documentElement.dataset.theme = theme;
}
