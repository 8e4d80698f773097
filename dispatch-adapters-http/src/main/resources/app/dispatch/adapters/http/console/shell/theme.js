// Light or dark: the system's choice until one is made here.
const KEY = 'dispatch.theme'

const isDark = () => (theme() ? theme() === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches)

/** What was chosen here: 'light', 'dark', or '' for what the system has. */
export const theme = () => document.documentElement.dataset.theme || ''

export function setTheme(name) {
  if (name) document.documentElement.dataset.theme = name
  else delete document.documentElement.dataset.theme
  try {
    if (name) localStorage.setItem(KEY, name)
    else localStorage.removeItem(KEY)
  } catch {
    // No storage: it holds until the page is loaded again.
  }
}

export const toggleTheme = () => setTheme(isDark() ? 'light' : 'dark')
