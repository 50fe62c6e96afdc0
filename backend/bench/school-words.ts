/** What the schools of benchmarks teach, in the scripts that schools write in. */
export const SUBJECTS = [
  ...['Private pilot ground school', 'Instrument rating', 'Radio telephony', 'Navigation and flight planning', 'Air law'],
  ...['Principles of flight', 'Human performance and limitations', 'Mountain flying', 'Aircraft systems', 'Crew resource management'],
  ...['Météorologie aéronautique', 'Règles de l’air', 'Navigation à l’estime', 'Préparation du vol', 'Sécurité et procédures d’urgence'],
  ...['Flugverkehrsregeln für Anfänger', 'Höhenmesser und Fahrtmesser', 'Wetterkunde über den Alpen', 'Luftrecht und Lufträume'],
  ...['Prawo lotnicze', 'Łączność radiowa', 'Zasady lotu ślizgowego', 'Navegación aérea', 'Señales y ayudas visuales'],
  ...['Навигация и картография', 'Авиационная метеорология', 'Радиосвязь', 'Αεροναυτιλία', 'Μετεωρολογία πτήσεων'],
  ...['気象学入門', '航空法', '無線通信の基礎', '空中导航', '飞行原理', '항공 기상학', '비행 원리'],
  ...['الملاحة الجوية', 'قوانين الطيران', 'Uçuş ilkeleri', 'Hava hukuku', 'Khí tượng hàng không', 'हवाई नेविगेशन'],
] as const;

export const LEVELS = [
  ...['for beginners', 'step by step', 'refresher', 'with exercises', 'for instructors', 'advanced'],
  ...['en pratique', 'mit Übungen', 'w praktyce', 'для начинающих', '中級', 'intensive'],
] as const;

export const TOPICS = [
  ...['Cloud kinds', 'Fog and visibility', 'Pressure systems', 'Airspace classes', 'Weight and balance', 'Take-off performance'],
  ...['Wind and turbulence', 'Charts and scales', 'Radio phraseology', 'Emergencies', 'Engine instruments', 'Stalls and spins'],
  ...['Nuages et précipitations', 'Vent et relief', 'Masse et centrage', 'Cisaillement du vent', 'Wolken und Fronten', 'Vereisung'],
  ...['Höhenmessereinstellung', 'Ciśnienie i temperatura', 'Mapy lotnicze', 'Облака и туман', 'Карты и маршруты', 'Νέφη και άνεμοι'],
  ...['雲の種類', '気圧と風', '地図の読み方', '云与雾', '구름의 종류', 'السحب والرياح', 'Bulutlar ve rüzgâr', 'मानचित्र पढ़ना'],
] as const;

export const SENTENCES = [
  'Before each flight the commander makes sure that the weather on the route allows it.',
  'Pressure falls with height, about one hectopascal for each thirty feet near the ground.',
  'Le vent souffle des hautes vers les basses pressions, dévié par la rotation de la terre.',
  'Über dem Gebirge entstehen Wellen, die noch weit im Lee zu spüren sind.',
  'Плотность воздуха уменьшается с высотой, и двигатель теряет мощность.',
  '雲底の高さと視程は、出発前に必ず確認します。',
  'A stall depends on the angle of attack, not on the speed alone.',
  'Read back every clearance; when in doubt, ask again.',
] as const;
